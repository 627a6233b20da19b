package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Shape;

/** One step of each rule, against the formula it is named by. */
class UpdateRulesTest {
  private static final Dataset DATA = Blobs.of(40, new Shape(1, 1, 9), 3, 8);
  private static final Skeleton NET =
      Skeleton.parse("net", "input 9\ndense 4 tanh\nbatchnorm\noutput 3");
  private static final float[] START = Weights.initial(NET, 1).values("dense1/W");
  private static final double RATE = 0.1;

  @Test
  void adamsFirstStepIsTheRateWhateverTheGradient() {
    float[] moved = step(Optimizer.ADAM, 0).values("dense1/W");
    for (int i = 0; i < moved.length; i++) {
      assertEquals(RATE, Math.abs(moved[i] - START[i]), 1e-3);
    }
  }

  /** With momentum 0.9 and no history: minus 1.9 times rate times gradient. */
  @Test
  void nesterovsFirstStepLooksAhead() {
    float[] plain = step(Optimizer.SGD, 0).values("dense1/W");
    float[] moved = step(Optimizer.NESTEROVS, 0).values("dense1/W");
    for (int i = 0; i < moved.length; i++) {
      assertEquals(1.9 * (plain[i] - START[i]), moved[i] - START[i], 1e-6);
    }
  }

  /** Loshchilov and Hutter 2019, algorithm 2: the decay does not pass through the moments. */
  @Test
  void weightDecayIsDecoupledAndLeavesBiasesAlone() {
    double decay = 0.5;
    for (Optimizer optimizer : Optimizer.values()) {
      Weights without = step(optimizer, 0);
      Weights with = step(optimizer, decay);
      float[] expected = without.values("dense1/W");
      float[] found = with.values("dense1/W");
      for (int i = 0; i < found.length; i++) {
        assertEquals(expected[i] - RATE * decay * START[i], found[i], 1e-6, optimizer.name());
      }
      for (String spared : List.of("output/b", "batchnorm1/gamma", "batchnorm1/beta")) {
        assertArrayEquals(without.values(spared), with.values(spared), spared);
      }
      assertTrue(without.values("output/b")[1] != 0, optimizer.name());
    }
  }

  private static Weights step(Optimizer optimizer, double decay) {
    Recipe once =
        Recipe.standard()
            .withEpochs(1)
            .withBatchSize(1000)
            .withOptimizer(optimizer)
            .withLearningRate(RATE)
            .withWeightDecay(decay);
    return new Trainer(NET, once).train(DATA, TrainingMonitor.silent()).weights();
  }
}
