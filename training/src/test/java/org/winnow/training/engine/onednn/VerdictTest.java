package org.winnow.training.engine.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.winnow.training.Skeleton;

/** What the first-use check takes for rounding, and what for a fault. */
class VerdictTest {
  private static final Verdict.Outcome AGREES = new Verdict.Outcome(Optional.empty(), false);
  private static final Verdict.Outcome RIGHT = new Verdict.Outcome(Optional.of("stock"), true);
  private static final Verdict.Outcome WRONG = new Verdict.Outcome(Optional.of("own"), false);

  private static Optional<String> over(Verdict.Outcome... outcomes) {
    return Verdict.over(List.of(outcomes)::get);
  }

  @Test
  void asksNoFurtherWhereTheFirstBatchAgrees() {
    assertEquals(Optional.empty(), over(AGREES));
  }

  @Test
  void takesOneBatchThatDiffersForRounding() {
    assertEquals(Optional.empty(), over(RIGHT, AGREES, AGREES));
    assertEquals(Optional.empty(), over(RIGHT, RIGHT, AGREES));
    assertEquals(Optional.empty(), over(WRONG, AGREES, AGREES));
    assertEquals(Optional.empty(), over(RIGHT, AGREES, WRONG));
  }

  @Test
  void namesWhatIsWrongInMostBatches() {
    assertEquals(Optional.of("own"), over(WRONG, WRONG, AGREES));
    assertEquals(Optional.of("own"), over(WRONG, WRONG, WRONG));
  }

  /** A plan that is another network than stock's gives other gradients, in double precision too. */
  @Test
  void namesAPlanThatNeverAgreesWithStock() {
    assertEquals(Optional.of("stock"), over(RIGHT, RIGHT, RIGHT));
  }

  /**
   * Stock's conv1/W is 2.5e-3 off double precision on the first batch here, the compiled one 2e-6:
   * one place of the last ReLU.
   */
  @Test
  void isNotMisledByAReluAtItsKink() {
    String lines =
        "input 32x32x3/conv 32 3x3 same/batchnorm/relu/depthwise 3x3 same/batchnorm/relu/"
            + "conv 64 1x1/batchnorm/relu/depthwise 3x3 stride 2 same/batchnorm/relu/"
            + "conv 128 1x1/batchnorm/relu/pool average global/output 10";
    Skeleton separable = Skeleton.parse("separable", lines.replace('/', '\n'));
    assertEquals(Optional.empty(), GradientCheck.difference(separable, List.of()));
  }
}
