package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;

class LearningRateSearchTest {
  private static final Dataset DATA = Blobs.of(150, new Shape(4, 4, 1), 3, 5);
  private static final Skeleton NET =
      Skeleton.parse("net", "input 4x4x1\nconv 4 3x3 same relu\noutput 3");
  private static final LearningRateSearch.TrainingInput INPUT =
      new LearningRateSearch.TrainingInput(NET, Recipe.standard().withBatchSize(32), DATA);

  /** By hand: flat, then from step 40 to 60 down by half, then up: steepest in the middle. */
  @Test
  void suggestsWhereTheLossFallsFastest() {
    double[] rates = new double[100];
    double[] losses = new double[100];
    for (int i = 0; i < 100; i++) {
      rates[i] = Math.pow(10, -6 + i * 7 / 99.0);
      double down = Math.max(0, Math.min(1, (i - 40) / 20.0));
      losses[i] = 2 - down + (i > 80 ? (i - 80) : 0);
    }
    LearningRateCurve curve = new LearningRateCurve(rates, losses, true);
    double suggested = curve.suggestion().orElseThrow();
    assertTrue(suggested >= rates[45] && suggested <= rates[66], "" + suggested);
  }

  /** By hand: 1; (0.09·1 + 0.1·2)/0.19; the mean's weights add to 1. */
  @Test
  void smoothingIsAMeanFromTheFirstStepOn() {
    LearningRateCurve curve = new LearningRateCurve(new double[] {1, 2}, new double[] {1, 2}, true);
    assertArrayEquals(new double[] {1, 0.29 / 0.19}, curve.smoothed(), 1e-12);
    assertEquals(OptionalDouble.empty(), curve.suggestion());
  }

  @Test
  void aLossThatNeverFallsSuggestsNothing() {
    double[] flat = new double[50];
    java.util.Arrays.fill(flat, 2);
    double[] rates = java.util.stream.IntStream.range(1, 51).asDoubleStream().toArray();
    assertEquals(OptionalDouble.empty(), new LearningRateCurve(rates, flat, true).suggestion());
  }

  /** A rate near the suggestion learns; a thousandth of it does not. */
  @Test
  void theSuggestionLearns() {
    LearningRateCurve curve =
        LearningRateSearch.search(
            INPUT, LearningRateSearch.Range.standard(), TrainingMonitor.silent());
    assertTrue(curve.whole());
    double rate = curve.suggestion().orElseThrow();
    assertTrue(rate > 1e-4 && rate < 1, "" + rate);
    assertTrue(loss(rate) < 0.6 * loss(rate / 1000), "" + rate);
    LearningRateCurve again =
        LearningRateSearch.search(
            INPUT, LearningRateSearch.Range.standard(), TrainingMonitor.silent());
    assertArrayEquals(curve.losses(), again.losses());
  }

  private static double loss(double rate) {
    Recipe recipe = INPUT.recipe().withEpochs(8).withLearningRate(rate);
    Model model = new Trainer(NET, recipe).train(DATA, TrainingMonitor.silent());
    return model.history().get(7).trainLoss();
  }

  @Test
  void anInterruptGivesThePartThatIsDone() {
    TrainingMonitor hasty =
        new TrainingMonitor() {
          private long done;

          @Override
          public boolean cancelled() {
            return done >= 5;
          }

          @Override
          public void batchDone(long step, long steps, double loss) {
            done = step;
          }
        };
    LearningRateCurve part =
        LearningRateSearch.search(INPUT, LearningRateSearch.Range.standard(), hasty);
    assertEquals(5, part.rates().length);
    assertFalse(part.whole());
    assertEquals(OptionalDouble.empty(), part.suggestion());
  }

  @Test
  void impossibleRangesAreRefused() {
    assertThrows(InputException.class, () -> new LearningRateSearch.Range(0, 1, 100));
    assertThrows(InputException.class, () -> new LearningRateSearch.Range(1, 1, 100));
    assertThrows(InputException.class, () -> new LearningRateSearch.Range(1, 2, 19));
  }
}
