package org.winnow.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Preparation;

/**
 * What a skeleton takes over from a published network.
 *
 * @param preparation of inputs, which its weights were made for
 * @param weights where a training begins; a model read from a file knows only what became of them
 */
record Inherited(Base base, Preparation preparation, Optional<Weights> weights) {
  /** The same with the weights of the published network, which must have all these layers. */
  Inherited beginningWith(Model published, Skeleton skeleton) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (ParameterSpec p : skeleton.parameters()) {
      if (base.layers().contains(p.layer())) {
        arrays.put(p.name(), published.weights().values(p.name()));
      }
    }
    return new Inherited(base, preparation, Optional.of(new Weights(arrays)));
  }

  /** The first weights of a training: these, and for all other layers those drawn. */
  Weights over(Weights drawn) {
    Weights own =
        weights.orElseThrow(
            () ->
                new InputException(
                    "this skeleton begins with "
                        + base.source()
                        + ", whose weights are not here; declare it again with: use "
                        + base.source()));
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (String name : drawn.names()) {
      arrays.put(name, own.names().contains(name) ? own.values(name) : drawn.values(name));
    }
    return new Weights(arrays);
  }

  /** A recipe that also keeps what is frozen here. */
  Recipe heeded(Recipe recipe, Skeleton skeleton) {
    if (!base.frozen()) {
      return recipe;
    }
    List<String> frozen = new ArrayList<>(recipe.refinement().frozen());
    skeleton.parameters().stream()
        .map(ParameterSpec::layer)
        .filter(base.layers()::contains)
        .forEach(frozen::add);
    return recipe.refined(r -> r.withFrozen(frozen));
  }

  /**
   * How data are prepared: as for the published network.
   *
   * @throws InputException where its columns or words are others than those of the data
   */
  Preparation of(Dataset data) {
    TextFit.check(preparation, data);
    if (!preparation.encoding().equals(data.preparation().encoding())) {
      throw new InputException(
          "the columns of '"
              + data.name()
              + "' are read in another way than those that "
              + base.source()
              + " was trained on; its first layers cannot read them");
    }
    return preparation;
  }
}
