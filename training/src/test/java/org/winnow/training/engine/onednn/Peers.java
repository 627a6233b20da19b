package org.winnow.training.engine.onednn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import org.winnow.training.Scores;
import org.winnow.training.Skeleton;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.Executor;

/** What the comparisons with stock Deeplearning4j share. */
final class Peers {
  static final int BATCH = 5;

  /** Both sides round each of some hundred single-precision operations in their own order. */
  private static final double TOLERANCE = 2e-5;

  private Peers() {}

  static Surroundings surroundings() {
    return surroundings(Scores.SOFTMAX);
  }

  static Surroundings surroundings(Scores scores) {
    return new Surroundings(
        new Executor("onednn", 1, Optional.empty()),
        weights -> {
          throw new AssertionError("nothing of this is asked of the stock network");
        },
        1,
        scores.loss(0));
  }

  static Batch batch(Skeleton skeleton) {
    SplittableRandom random = new SplittableRandom(7);
    float[] inputs = new float[BATCH * skeleton.inputShape().size()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) (2 * random.nextDouble() - 1);
    }
    return new Batch(inputs, new int[] {0, 2, 1, 1, 0}, new float[] {1, .5f, 1, 2, 1}, BATCH);
  }

  static float[] minus(float[] a, float[] b) {
    float[] difference = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  static void assertClose(String what, float[] expected, float[] found) {
    double far = 0;
    double norm = 0;
    for (int i = 0; i < expected.length; i++) {
      far += Math.pow(expected[i] - found[i], 2);
      norm += Math.pow(expected[i], 2);
    }
    // A bias before batch normalisation has no gradient but rounding: hence the floor.
    double relative = Math.sqrt(far) / Math.max(5e-2, Math.sqrt(norm));
    assertTrue(relative < TOLERANCE, what + " differ by " + relative);
  }
}
