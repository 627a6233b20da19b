package org.winnow.packages;

import java.util.Locale;
import java.util.Optional;
import org.winnow.training.Model;
import org.winnow.training.ParameterSpec;

/** How far the weights of two networks are apart. */
final class WeightChange {
  private WeightChange() {}

  /** In a few words; empty where all are equal. */
  static Optional<String> of(Model before, Model after) {
    if (!before.skeleton().parameters().equals(after.skeleton().parameters())) {
      return Optional.of("of other shapes");
    }
    int arrays = 0;
    double most = 0;
    for (ParameterSpec p : before.skeleton().parameters()) {
      double off =
          Replay.difference(before.weights().values(p.name()), after.weights().values(p.name()));
      arrays += off > 0 ? 1 : 0;
      most = Math.max(most, off);
    }
    String told =
        String.format(
            Locale.ROOT,
            "%d of %d arrays differ, by at most %.2g",
            arrays,
            before.weights().names().size(),
            most);
    return arrays == 0 ? Optional.empty() : Optional.of(told);
  }
}
