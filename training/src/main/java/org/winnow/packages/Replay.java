package org.winnow.packages;

import java.util.stream.IntStream;
import org.winnow.training.MemoryCheck;
import org.winnow.training.Model;

/**
 * What came of asking a package's network for its golden rows again.
 *
 * @param rows how many
 * @param difference the largest distance between a probability then and now; NaN where one is none
 * @param encodingDifference the largest distance between a raw value then and what the preparation
 *     makes of the written row now; 0 where nothing is written
 * @param sameAnswers rows whose most probable class is the same
 */
public record Replay(int rows, double difference, double encodingDifference, int sameAnswers) {
  /** The largest distance at which two engines count as giving the same. */
  public static final double TOLERANCE = 1e-5;

  /**
   * Asks the model for all golden rows, in the engine that this machine has for it.
   *
   * @throws org.winnow.datasets.InputException where it is too large for this machine's memory
   */
  public static Replay of(Model model, GoldenRows golden) {
    MemoryCheck.requireAnswers(model.skeleton(), golden.size());
    int[] rows = IntStream.range(0, golden.size()).toArray();
    float[][] now = model.predict(golden.dataset(model), rows).probabilities();
    double most = 0;
    int same = 0;
    for (int i = 0; i < now.length; i++) {
      most = Math.max(most, difference(now[i], golden.probabilities()[i]));
      same += largest(now[i]) == largest(golden.probabilities()[i]) ? 1 : 0;
    }
    double encoding = golden.encodingDifference(model.preparation().encoding());
    return new Replay(now.length, most, encoding, same);
  }

  /** Whether everything is as when it was packed. */
  public boolean passed() {
    return difference <= TOLERANCE && encodingDifference == 0;
  }

  static double difference(float[] a, float[] b) {
    double most = a.length == b.length ? 0 : Double.NaN;
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      most = Math.max(most, Math.abs((double) a[i] - b[i])); // NaN stays NaN
    }
    return most;
  }

  private static int largest(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
