package org.winnow.training;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.Preparation;

/** Models that no data set made. */
public final class SampleModels {
  private SampleModels() {}

  /** Takes values from 0 to 16, as the digits are. */
  public static Model of(Skeleton skeleton, Weights weights, Recipe recipe, List<String> classes) {
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
        new Model.Parts(
            skeleton, recipe, madeUp, classes, Preparation.unit(16), List.of(), weights),
        Optional.empty());
  }
}
