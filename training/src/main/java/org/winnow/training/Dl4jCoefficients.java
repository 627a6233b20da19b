package org.winnow.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.winnow.datasets.InputException;
import org.winnow.training.engine.PlanCompiler;
import org.winnow.training.plan.Parameter;
import org.winnow.training.plan.Plan;

/** The weights of a skeleton out of DL4J's vector of them, where DL4J has the skeleton's graph. */
final class Dl4jCoefficients {
  private Dl4jCoefficients() {}

  /**
   * Takes the vector apart as the skeleton's plan lays it out.
   *
   * @throws InputException where the file holds another network, or numbers that are none
   */
  static Weights of(Skeleton skeleton, Dl4jArchive archive) {
    checkLayers(skeleton, archive.configuration());
    Plan plan = PlanCompiler.forInference(skeleton).orThrow();
    float[] all = archive.coefficients();
    if (all.length != plan.weights()) {
      throw new InputException(
          "skeleton '"
              + skeleton.name()
              + "' has "
              + plan.weights()
              + " weights, the file has "
              + all.length);
    }
    Map<String, Parameter> places = new TreeMap<>();
    plan.parameters().forEach(p -> places.put(p.name(), p));
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (ParameterSpec spec : skeleton.parameters()) {
      arrays.put(spec.name(), places.get(spec.name()).read(all));
    }
    return new Weights(arrays).requireFinite();
  }

  /** DL4J keeps the names of layers. */
  private static void checkLayers(Skeleton skeleton, JsonNode configuration) {
    List<String> missing = new ArrayList<>();
    for (Layer layer : skeleton.layers().subList(1, skeleton.layers().size())) {
      if (!configuration.path("vertices").has(layer.name())) {
        missing.add(layer.name());
      }
    }
    if (!missing.isEmpty()) {
      throw new InputException(
          "it is not skeleton '"
              + skeleton.name()
              + "': it has no layer "
              + String.join(", ", missing));
    }
  }
}
