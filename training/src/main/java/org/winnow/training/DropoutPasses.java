package org.winnow.training;

import java.util.concurrent.CancellationException;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.insight.PassCollector;
import org.winnow.insight.Passes;

/** Several passes of one network over the same examples with its dropout on. */
final class DropoutPasses {
  private DropoutPasses() {}

  /**
   * Refuses a network whose passes would all be alike.
   *
   * @throws InputException where the skeleton drops nothing out
   */
  static void require(Skeleton skeleton, int count) {
    boolean drops =
        skeleton.layers().stream()
            .anyMatch(l -> l.spec() instanceof LayerSpec.Dropout d && d.probability() > 0);
    if (!drops) {
      throw new InputException(
          "skeleton '"
              + skeleton.name()
              + "' has no dropout, so that all its passes are alike; add a line as: dropout 0.25,"
              + " and train again, or compare several models");
    }
    if (count < 2 || count > 1000) {
      throw new InputException("passes must be 2 to 1000, got " + count);
    }
  }

  /**
   * Passes over some rows.
   *
   * @param into collects; for these rows in this order
   * @throws CancellationException where the calling thread is interrupted
   */
  static Passes of(Forward forward, Dataset data, int[] rows, Draws draws, PassCollector into) {
    for (int pass = 0; pass < draws.count(); pass++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("after " + pass + " of " + draws.count() + " passes");
      }
      // Far apart, so that the passes of neighbouring seeds share no draw.
      forward.sample(data, rows, draws.seed() * 1_000_003 + pass * 7_919L, into);
    }
    return into.done();
  }

  /**
   * How many passes, drawn from what.
   *
   * @param count 2 to 1,000
   */
  record Draws(int count, long seed) {}
}
