package org.winnow.training;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.winnow.datasets.Preparation;

/** Models that no data set made. */
public final class SampleModels {
  private SampleModels() {}

  /** Takes values from 0 to 16, as the digits are. */
  public static Model of(Skeleton skeleton, Weights weights, Recipe recipe, List<String> classes) {
    return of(skeleton, weights, recipe, classes, Preparation.unit(16));
  }

  /** With another preparation. */
  public static Model of(
      Skeleton skeleton,
      Weights weights,
      Recipe recipe,
      List<String> classes,
      Preparation preparation) {
    Provenance madeUp =
        new Provenance(
            "made up",
            "none",
            Optional.empty(),
            0,
            "none",
            1,
            "any",
            "here",
            Map.of(),
            Instant.EPOCH,
            0,
            1,
            Optional.empty());
    return new Model(
        new Model.Parts(skeleton, recipe, madeUp, classes, preparation, List.of(), weights),
        Optional.empty());
  }

  /** Computed by plain Java, with classes c0, c1 … */
  public static Model reference(Skeleton skeleton, Weights weights, Preparation preparation) {
    List<String> classes = IntStream.range(0, skeleton.classes()).mapToObj(c -> "c" + c).toList();
    Recipe recipe = Recipe.standard().withDevice(Device.REFERENCE);
    return of(skeleton, weights, recipe, classes, preparation);
  }
}
