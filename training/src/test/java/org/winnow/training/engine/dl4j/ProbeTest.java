package org.winnow.training.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.Network;
import org.winnow.training.engine.UpdaterState;

/** What a network tells beside its logits. */
class ProbeTest {
  private static final int N = 4;
  private static final Skeleton NET =
      Skeleton.parse(
          "net",
          "input 5x4x2\nconv 3 3x3 same tanh\nbatchnorm\ndropout 0.5\ndense 6 silu\noutput 3");
  private static final float[] INPUTS = inputs();
  private static final int[] LABELS = {0, 2, 1, 2};

  private static float[] inputs() {
    SplittableRandom random = new SplittableRandom(4);
    float[] values = new float[N * NET.inputShape().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return values;
  }

  /** A network whose running statistics are no longer those it began with. */
  private static Network trained() {
    Network network =
        Dl4jEngine.standard().forTraining(NET, Weights.initial(NET, 2), Recipe.standard());
    for (int i = 0; i < 10; i++) {
      network.step(Batch.of(INPUTS, LABELS, N), 0.01, new float[N * 3]);
    }
    return network;
  }

  /** Central differences of the loss of the logits that {@code logits} gives. */
  @Test
  void inputGradientsAreTheSlopesOfEachLoss() {
    try (Network network = trained()) {
      float[] gradients = new float[INPUTS.length];
      network.inputGradients(Batch.of(INPUTS, LABELS, N), gradients);
      double step = 5e-3;
      for (int at = 0; at < INPUTS.length; at += 3) {
        int example = at / NET.inputShape().size();
        double slope = (loss(network, at, step, example) - loss(network, at, -step, example));
        assertEquals(slope / (2 * step), gradients[at], 2e-3, "input " + at);
      }
    }
  }

  private static double loss(Network network, int at, double step, int example) {
    float[] moved = INPUTS.clone();
    moved[at] += (float) step;
    float[] logits = new float[N * 3];
    network.logits(moved, N, logits);
    double total = 0;
    for (int c = 0; c < 3; c++) {
      total += Math.exp(logits[3 * example + c]);
    }
    return Math.log(total) - logits[3 * example + LABELS[example]];
  }

  @Test
  void samplesDifferBySeedAndSpreadAroundTheAnswer() {
    try (Network network = trained()) {
      float[] plain = new float[N * 3];
      network.logits(INPUTS, N, plain);
      float[] first = sample(network, 1);
      assertArrayEquals(first, sample(network, 1));
      assertFalse(Arrays.equals(first, sample(network, 2)));
      double mean = 0;
      for (int seed = 0; seed < 100; seed++) {
        mean += sample(network, seed)[0] / 100;
      }
      assertEquals(plain[0], mean, 0.5);
      float[] again = new float[N * 3];
      network.logits(INPUTS, N, again);
      assertArrayEquals(plain, again, "sampling changes nothing");
    }
  }

  private static float[] sample(Network network, long seed) {
    float[] logits = new float[N * 3];
    network.sample(INPUTS, N, seed, logits);
    return logits;
  }

  @Test
  void aTrainingGoesOnFromItsStateBitForBit() {
    float[] logits = new float[N * 3];
    Batch batch = Batch.of(INPUTS, LABELS, N);
    try (Network whole = trained();
        Network paused = trained();
        Network resumed =
            Dl4jEngine.standard().forTraining(NET, paused.weights(), Recipe.standard())) {
      UpdaterState state = paused.updaterState();
      assertEquals(10, state.steps());
      resumed.setUpdaterState(state);
      whole.beginEpoch(2);
      whole.step(batch, 0.01, logits);
      resumed.beginEpoch(2);
      resumed.step(batch, 0.01, logits);
      for (String name : whole.weights().names()) {
        assertArrayEquals(whole.weights().values(name), resumed.weights().values(name), name);
      }
    }
  }

  @Test
  void activationsOfALayerLeadToTheLogits() {
    try (Network network = trained()) {
      float[] hidden = new float[N * 6];
      network.activations("dense1", INPUTS, N, hidden);
      float[] logits = new float[N * 3];
      network.logits(INPUTS, N, logits);
      float[] weight = network.weights().values("output/W");
      float[] bias = network.weights().values("output/b");
      double first = bias[0];
      for (int u = 0; u < 6; u++) {
        first += hidden[u] * weight[u * 3];
      }
      assertEquals(first, logits[0], 1e-5);
      assertTrue(Math.abs(first) > 1e-3);
    }
  }
}
