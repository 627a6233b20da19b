package org.winnow.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.winnow.datasets.InputException;

/**
 * One step of a DL4J network: a layer, or a vertex that joins.
 *
 * @param name DL4J's name of it
 * @param type simple class name, as {@code DenseLayer}
 * @param settings its JSON
 * @param preprocessor JSON of what reshapes its input; null or missing: nothing
 * @param inputs names of what it reads
 */
record Dl4jVertex(
    String name, String type, JsonNode settings, JsonNode preprocessor, List<String> inputs) {
  /** The name that stands for the network's input. */
  static final String INPUT = "\u0000input";

  private static final String LAYERS = "org.deeplearning4j.nn.conf.layers.";
  private static final String VERTICES = "org.deeplearning4j.nn.conf.graph.";

  /** All steps in the order in which their parameters are stored. */
  static List<Dl4jVertex> list(JsonNode configuration) {
    if (configuration.path("confs").isArray()) {
      return sequence(configuration);
    }
    if (configuration.path("vertices").isObject()) {
      return graph(configuration);
    }
    throw new InputException(
        "configuration.json is neither a MultiLayerNetwork nor a ComputationGraph");
  }

  private static List<Dl4jVertex> sequence(JsonNode configuration) {
    List<Dl4jVertex> steps = new ArrayList<>();
    String previous = INPUT;
    for (JsonNode conf : configuration.path("confs")) {
      String name = Integer.toString(steps.size());
      JsonNode before = configuration.path("inputPreProcessors").path(name);
      steps.add(layer(name, conf.path("layer"), before, List.of(previous)));
      previous = name;
    }
    return steps;
  }

  private static List<Dl4jVertex> graph(JsonNode configuration) {
    JsonNode inputs = configuration.path("networkInputs");
    if (inputs.size() != 1 || configuration.path("networkOutputs").size() != 1) {
      throw new InputException("a network needs one input and one output to be imported");
    }
    List<Dl4jVertex> steps = new ArrayList<>();
    for (JsonNode next : configuration.path("topologicalOrderStr")) {
      String name = next.asText();
      if (name.equals(inputs.path(0).asText())) {
        continue;
      }
      List<String> reads = new ArrayList<>();
      for (JsonNode read : configuration.path("vertexInputs").path(name)) {
        reads.add(read.equals(inputs.path(0)) ? INPUT : read.asText());
      }
      steps.add(vertex(name, configuration.path("vertices").path(name), reads));
    }
    if (steps.isEmpty()) {
      throw new InputException("configuration.json does not tell the order of its vertices");
    }
    return steps;
  }

  private static Dl4jVertex vertex(String name, JsonNode vertex, List<String> inputs) {
    String type = simple(name, vertex, VERTICES);
    if (type.equals("LayerVertex")) {
      JsonNode layer = vertex.path("layerConf").path("layer");
      return layer(name, layer, vertex.path("preProcessor"), inputs);
    }
    return new Dl4jVertex(name, type, vertex, vertex.path("preProcessor"), inputs);
  }

  private static Dl4jVertex layer(
      String name, JsonNode layer, JsonNode before, List<String> inputs) {
    return new Dl4jVertex(name, simple(name, layer, LAYERS), layer, before, inputs);
  }

  private static String simple(String name, JsonNode node, String prefix) {
    String type = node.path("@class").asText();
    if (!type.startsWith(prefix) || !type.substring(prefix.length()).matches("\\w+")) {
      throw new InputException("layer '" + name + "' is of the unknown class '" + type + "'");
    }
    return type.substring(prefix.length());
  }

  InputException unsupported(String what) {
    return new InputException("layer '" + name + "' (" + type + "): " + what);
  }

  /** Refuses a setting that has another value than those understood. */
  void require(String setting, List<String> allowed) {
    JsonNode value = settings.path(setting);
    if (!value.isMissingNode() && !value.isNull() && !allowed.contains(value.asText())) {
      throw unsupported(
          setting + " " + value.asText() + " is not supported, only " + String.join(", ", allowed));
    }
  }
}
