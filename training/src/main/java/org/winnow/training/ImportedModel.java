package org.winnow.training;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.winnow.datasets.Preparation;

/** Models of networks from elsewhere. */
public final class ImportedModel {
  private ImportedModel() {}

  /**
   * A network with classes named by number, which takes values as they are, without preparation.
   *
   * @param tool that made it
   * @throws org.winnow.datasets.InputException where a weight is not finite
   */
  public static Model of(Skeleton skeleton, Weights weights, String tool) {
    List<String> classes =
        IntStream.range(0, skeleton.classes()).mapToObj(Integer::toString).toList();
    return new Model(
        new Model.Parts(
            skeleton,
            Recipe.standard(),
            Provenance.imported(tool, 0),
            classes,
            Preparation.none(),
            List.of(),
            weights.requireFinite()),
        Optional.empty());
  }
}
