package org.winnow.training.engine.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.winnow.training.GradientLimit;
import org.winnow.training.Layer;
import org.winnow.training.Optimizer;
import org.winnow.training.Recipe;
import org.winnow.training.Refinement;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.Engine;
import org.winnow.training.engine.Network;
import org.winnow.training.engine.RandomSkeletons;
import org.winnow.training.engine.SampleNetworks;
import org.winnow.training.engine.UpdaterState;
import org.winnow.training.engine.dl4j.Dl4jEngine;

/**
 * Two implementations that share the way to the plan and nothing after it give the same numbers.
 */
class ReferenceAgainstDl4jTest {
  private static final int BATCH = 5;
  private static final Engine REFERENCE = new ReferenceEngine();
  private static final Engine STOCK = Dl4jEngine.standard();

  static List<String> networks() {
    return SampleNetworks.texts();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void activationsAndGradientsAreStockDl4js(String text) {
    assertSame(SampleNetworks.skeleton(text), 1e-4);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void soTheyAreForRandomNetworks(long seed) {
    // Normalisations over five examples, one after the other, magnify rounding.
    assertSame(RandomSkeletons.of(seed), 2e-3);
  }

  private static void assertSame(Skeleton skeleton, double tolerance) {
    Weights weights = SampleNetworks.weights(skeleton, 3);
    Batch batch = SampleNetworks.batch(skeleton, BATCH, 7);
    Recipe descent = Recipe.standard().withOptimizer(Optimizer.SGD);
    try (Network ours = REFERENCE.forTraining(skeleton, weights, descent);
        Network theirs = STOCK.forTraining(skeleton, weights, descent)) {
      for (Layer layer : skeleton.layers()) {
        int size = BATCH * skeleton.shape(layer.name()).size();
        float[] expected = new float[size];
        float[] found = new float[size];
        theirs.activations(layer.name(), batch.inputs(), BATCH, expected);
        ours.activations(layer.name(), batch.inputs(), BATCH, found);
        assertClose(expected, found, 1e-5, layer.name());
      }
      if (!skeleton.input().isTokens()) {
        assertSameInputGradients(batch, ours, theirs);
      }
      float[] expected = new float[BATCH * 3];
      float[] found = new float[BATCH * 3];
      assertEquals(theirs.step(batch, 1, expected), ours.step(batch, 1, found), 1e-5);
      assertClose(expected, found, tolerance, "logits in training");
      assertSameSteps(weights, ours.weights(), theirs.weights(), tolerance);
    }
  }

  private static void assertSameInputGradients(Batch batch, Network ours, Network theirs) {
    float[] expected = new float[batch.inputs().length];
    float[] found = new float[batch.inputs().length];
    theirs.inputGradients(batch, expected);
    ours.inputGradients(batch, found);
    assertClose(expected, found, 1e-4, "input gradients");
  }

  private static void assertSameSteps(
      Weights before, Weights ours, Weights theirs, double tolerance) {
    for (String name : before.names()) {
      float[] start = before.values(name);
      float[] expected = new float[start.length];
      float[] found = new float[start.length];
      for (int i = 0; i < start.length; i++) {
        expected[i] = theirs.values(name)[i] - start[i];
        found[i] = ours.values(name)[i] - start[i];
      }
      assertClose(expected, found, tolerance, name);
    }
  }

  /** By the distance in the root mean square, relative to the largest of 0.01 and the size. */
  private static void assertClose(float[] expected, float[] found, double tolerance, String what) {
    double far = 0;
    double norm = 0;
    for (int i = 0; i < expected.length; i++) {
      far += Math.pow(expected[i] - found[i], 2);
      norm += Math.pow(expected[i], 2);
    }
    double relative = Math.sqrt(far) / Math.max(1e-2, Math.sqrt(norm));
    assertTrue(relative < tolerance, what + " differs by " + relative);
  }

  static Stream<String> trained() {
    return Stream.of(
        "input 6x6x2/conv 4 3x3 same tanh/batchnorm/pool max 2x2/dense 5 silu/output 3",
        "input tokens 6 vocab 9 padded/embedding 3/lstm 4 all/layernorm/lstm 3/output 3");
  }

  @ParameterizedTest
  @EnumSource(Optimizer.class)
  void twentyStepsOfEachRuleEndAtTheSameWeights(Optimizer optimizer) {
    trained().forEach(text -> twentySteps(text, optimizer));
  }

  private static void twentySteps(String text, Optimizer optimizer) {
    Recipe recipe = Recipe.standard().withOptimizer(optimizer).withWeightDecay(0.05);
    assertSameTraining(SampleNetworks.skeleton(text), recipe);
  }

  static List<Refinement> refinements() {
    return List.of(
        Refinement.NONE.withLabelSmoothing(0.2).withL1(0.01),
        Refinement.NONE.withL2(0.05).withLimit(new GradientLimit(0.02, 0)),
        Refinement.NONE.withLimit(new GradientLimit(0, 0.1)).withL1(0.001).withL2(0.01));
  }

  @ParameterizedTest
  @MethodSource("refinements")
  void refinementsChangeBothAlike(Refinement refinement) {
    Recipe recipe = Recipe.standard().withOptimizer(Optimizer.NESTEROVS).withRefinement(refinement);
    trained().forEach(text -> assertSameTraining(SampleNetworks.skeleton(text), recipe));
  }

  @Test
  void frozenLayersStandStillInBoth() {
    Skeleton skeleton = SampleNetworks.skeleton(trained().findFirst().orElseThrow());
    for (String frozen : List.of("conv1", "batchnorm1", "dense1")) {
      Refinement refinement = Refinement.NONE.withFrozen(List.of("conv1", frozen)).withL2(0.1);
      assertSameTraining(skeleton, Recipe.standard().withRefinement(refinement));
    }
  }

  private static void assertSameTraining(Skeleton skeleton, Recipe recipe) {
    Weights weights = SampleNetworks.weights(skeleton, 3);
    float[] logits = new float[BATCH * 3];
    try (Network ours = REFERENCE.forTraining(skeleton, weights, recipe);
        Network theirs = STOCK.forTraining(skeleton, weights, recipe)) {
      for (int step = 0; step < 20; step++) {
        int n = step % 4 == 3 ? BATCH - 2 : BATCH;
        Batch batch = SampleNetworks.batch(skeleton, n, 100 + step);
        double rate = 0.01 / (1 + step);
        theirs.step(batch, rate, logits);
        ours.step(batch, rate, logits);
      }
      for (String name : weights.names()) {
        assertClose(theirs.weights().values(name), ours.weights().values(name), 1e-4, name);
      }
      UpdaterState expected = theirs.updaterState();
      UpdaterState found = ours.updaterState();
      assertEquals(expected.steps(), found.steps());
      assertEquals(expected.values().length, found.values().length);
      assertClose(expected.values(), found.values(), 1e-4, "state");
    }
  }
}
