package org.winnow.training.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.winnow.training.GradientLimit;
import org.winnow.training.Optimizer;
import org.winnow.training.ParameterSpec;
import org.winnow.training.Recipe;
import org.winnow.training.Refinement;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.Network;

/** What each part of a refinement adds to one step of plain descent at rate 1, by hand. */
class RefinementTest {
  private static final int N = 6;
  private static final Skeleton NET =
      Skeleton.parse("net", "input 5x4x2\nconv 3 3x3 same tanh\nbatchnorm\ndense 6 silu\noutput 3");
  private static final Batch BATCH = batch();

  private static Batch batch() {
    SplittableRandom random = new SplittableRandom(4);
    float[] values = new float[N * NET.inputShape().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return Batch.of(values, new int[] {0, 2, 1, 2, 0, 1}, N);
  }

  private static final Weights FIRST = Weights.initial(NET, 2);
  private static final Weights PLAIN = step(r -> r);

  private static Weights step(UnaryOperator<Refinement> change) {
    return step(change, BATCH);
  }

  private static Weights step(UnaryOperator<Refinement> change, Batch batch) {
    Recipe recipe = Recipe.standard().withOptimizer(Optimizer.SGD).refined(change);
    try (Network network = Dl4jEngine.standard().forTraining(NET, FIRST, recipe)) {
      network.step(batch, 1, new float[N * 3]);
      return network.weights();
    }
  }

  private static double gradient(Weights after, String name, int i) {
    return FIRST.values(name)[i] - after.values(name)[i];
  }

  @Test
  void penaltiesPullWeightsButNotBiases() {
    Weights l1 = step(r -> r.withL1(0.01));
    Weights l2 = step(r -> r.withL2(0.3));
    for (String name : List.of("conv1/W", "dense1/W", "output/W")) {
      float[] w = FIRST.values(name);
      for (int i = 0; i < w.length; i++) {
        double plain = gradient(PLAIN, name, i);
        assertEquals(plain + 0.01 * Math.signum(w[i]), gradient(l1, name, i), 1e-6, name);
        assertEquals(plain + 0.3 * w[i], gradient(l2, name, i), 1e-6, name);
      }
    }
    for (String name : List.of("conv1/b", "batchnorm1/gamma", "batchnorm1/beta", "output/b")) {
      assertArrayEquals(PLAIN.values(name), l1.values(name), name);
      assertArrayEquals(PLAIN.values(name), l2.values(name), name);
    }
  }

  @Test
  void aLimitByValueHoldsForEachGradient() {
    Weights limited = step(r -> r.withLimit(new GradientLimit(0.02, 0)));
    for (ParameterSpec p : NET.parameters()) {
      for (int i = 0; p.trained() && i < p.size(); i++) {
        double plain = gradient(PLAIN, p.name(), i);
        double expected = Math.max(-0.02, Math.min(0.02, plain));
        assertEquals(expected, gradient(limited, p.name(), i), 1e-6, p.name());
      }
    }
    assertArrayEquals(
        PLAIN.values("batchnorm1/mean"), limited.values("batchnorm1/mean"), "statistics");
  }

  @Test
  void aLimitByNormScalesAllGradientsTogether() {
    double squares = 0;
    for (ParameterSpec p : NET.parameters()) {
      for (int i = 0; p.trained() && i < p.size(); i++) {
        squares += Math.pow(gradient(PLAIN, p.name(), i), 2);
      }
    }
    double norm = Math.sqrt(squares);
    Weights limited = step(r -> r.withLimit(new GradientLimit(0, norm / 4)));
    Weights loose = step(r -> r.withLimit(new GradientLimit(0, norm * 1.01)));
    for (ParameterSpec p : NET.parameters()) {
      for (int i = 0; p.trained() && i < p.size(); i++) {
        double plain = gradient(PLAIN, p.name(), i);
        assertEquals(plain / 4, gradient(limited, p.name(), i), 1e-6, p.name());
        assertEquals(plain, gradient(loose, p.name(), i), 1e-6, p.name());
      }
    }
  }

  /** The gradient of a bias behind the softmax: mean of weight · (probability − target). */
  @Test
  void smoothingAndWeightsChangeTargetsAndShares() {
    float[] weights = {1, 2, 0, 0.5f, 1, 3};
    float[] logits = new float[N * 3];
    Recipe recipe =
        Recipe.standard().withOptimizer(Optimizer.SGD).refined(r -> r.withLabelSmoothing(0.3));
    Batch weighted = new Batch(BATCH.inputs(), BATCH.labels(), weights, N);
    double found;
    try (Network network = Dl4jEngine.standard().forTraining(NET, FIRST, recipe)) {
      found = network.step(weighted, 0, logits);
    }
    double loss = 0;
    double[] bias = new double[3];
    for (int i = 0; i < N; i++) {
      double total = 0;
      for (int c = 0; c < 3; c++) {
        total += Math.exp(logits[3 * i + c]);
      }
      for (int c = 0; c < 3; c++) {
        double target = 0.1 + (BATCH.labels()[i] == c ? 0.7 : 0);
        double p = Math.exp(logits[3 * i + c]) / total;
        loss -= weights[i] * target * Math.log(p) / N;
        bias[c] += weights[i] * (p - target) / N;
      }
    }
    assertEquals(loss, found, 1e-6);
    Weights after = step(r -> r.withLabelSmoothing(0.3), weighted);
    for (int c = 0; c < 3; c++) {
      assertEquals(bias[c], gradient(after, "output/b", c), 1e-6);
    }
  }

  @Test
  void frozenLayersStayAndTheOthersLearnAsBefore() {
    Weights conv = step(r -> r.withFrozen(List.of("conv1")));
    Weights dense = step(r -> r.withFrozen(List.of("dense1")).withL2(0.1));
    assertArrayEquals(FIRST.values("conv1/W"), conv.values("conv1/W"));
    assertArrayEquals(FIRST.values("conv1/b"), conv.values("conv1/b"));
    assertArrayEquals(PLAIN.values("dense1/W"), conv.values("dense1/W"), 1e-6f);
    assertArrayEquals(FIRST.values("dense1/W"), dense.values("dense1/W"));
    assertArrayEquals(PLAIN.values("conv1/b"), dense.values("conv1/b"), 1e-6f);
  }

  /** A batch normalisation that stands still answers by its running statistics. */
  @Test
  void aFrozenNormalisationStandsStill() {
    Recipe frozen =
        Recipe.standard()
            .withOptimizer(Optimizer.SGD)
            .refined(r -> r.withFrozen(List.of("batchnorm1")));
    float[] trained = new float[N * 3];
    float[] answered = new float[N * 3];
    try (Network network = Dl4jEngine.standard().forTraining(NET, PLAIN, frozen);
        Network fixed = Dl4jEngine.standard().forInference(NET, PLAIN)) {
      network.step(BATCH, 0.1, trained);
      fixed.logits(BATCH.inputs(), N, answered);
      for (String array : List.of("gamma", "beta", "mean", "variance")) {
        String name = "batchnorm1/" + array;
        assertArrayEquals(PLAIN.values(name), network.weights().values(name), name);
      }
      assertFalse(Arrays.equals(PLAIN.values("conv1/W"), network.weights().values("conv1/W")));
    }
    assertArrayEquals(answered, trained, 1e-5f);
  }
}
