package org.winnow.training.engine.onednn;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How far one array of gradients is from what it should be, in Euclidean norms.
 *
 * @param far norm of the difference
 * @param size norm of what was expected
 * @param slack what the expected values' own rounding may come to
 */
record Distance(String name, double far, double size, double slack) {
  /** Single precision gives 1e-6 and better; a wrong formula 1e-2 and worse. */
  static final double RELATIVE = 1e-3;

  /** An array whose gradient vanishes, as a bias before batch normalisation, has rounding alone. */
  private static final double OF_ALL = 1e-5;

  static Distance of(String name, double[] expected, float[] found, double slack) {
    double far = 0;
    double size = 0;
    for (int i = 0; i < expected.length; i++) {
      far += (expected[i] - found[i]) * (expected[i] - found[i]);
      size += expected[i] * expected[i];
    }
    return new Distance(name, Math.sqrt(far), Math.sqrt(size), slack);
  }

  /** The first array that is too far from what it should be, and by how much. */
  static Optional<String> tooFar(List<Distance> distances) {
    double all = Math.sqrt(distances.stream().mapToDouble(d -> d.size * d.size).sum());
    return distances.stream()
        .filter(d -> !(d.far <= RELATIVE * d.size + OF_ALL * all + d.slack))
        .findFirst()
        .map(
            d ->
                String.format(
                    Locale.ROOT,
                    "the gradient of %s, by %.1e of its size",
                    d.name,
                    d.far / d.size));
  }
}
