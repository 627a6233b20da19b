package org.winnow.training.engine.onednn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.winnow.training.Recipe;
import org.winnow.training.Refinement;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.Network;
import org.winnow.training.engine.PlanCompiler;
import org.winnow.training.engine.SampleNetworks;
import org.winnow.training.engine.reference.ReferenceEngine;
import org.winnow.training.plan.Plan;

/** Passes with dropout, gradients of inputs and frozen layers, against plain Java. */
class AskedBesideTrainingTest {
  private static final int N = 5;
  private static final Recipe RECIPE = Recipe.standard();

  private static OneDnnNetwork compiled(Skeleton skeleton, Weights weights, Recipe recipe) {
    Plan plan = PlanCompiler.forTraining(skeleton, recipe).orThrow();
    return new OneDnnNetwork(plan, weights, Peers.surroundings(skeleton.scores()));
  }

  @ParameterizedTest
  @MethodSource("org.winnow.training.engine.SampleNetworks#texts")
  void inputGradientsAreTheReferences(String text) {
    Skeleton skeleton = SampleNetworks.skeleton(text);
    Weights weights = SampleNetworks.weights(skeleton, 3);
    Batch batch = SampleNetworks.batch(skeleton, N, 7);
    float[] expected = new float[batch.inputs().length];
    float[] found = new float[batch.inputs().length];
    try (Network reference = new ReferenceEngine().forTraining(skeleton, weights, RECIPE);
        OneDnnNetwork own = compiled(skeleton, weights, RECIPE)) {
      reference.inputGradients(batch, expected);
      own.inputGradients(batch, found);
      Peers.assertClose("gradients of the inputs", expected, found);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "input 7/dense 6 tanh/dropout 0.4/batchnorm/dense 5 silu/dropout 0.2/output 3",
        "input 6x6x2/conv 4 3x3 same gelu/batchnorm/dropout 0.3/conv 3 3x3/output 3",
        "input tokens 6 vocab 9 padded/embedding 3/dropout 0.3/lstm 4/output 3"
      })
  void samplesDropWhatTheReferenceDrops(String text) {
    Skeleton skeleton = SampleNetworks.skeleton(text);
    Weights weights = SampleNetworks.weights(skeleton, 3);
    Batch batch = SampleNetworks.batch(skeleton, N, 7);
    try (Network reference = new ReferenceEngine().forTraining(skeleton, weights, RECIPE);
        OneDnnNetwork own = compiled(skeleton, weights, RECIPE)) {
      float[] plain = new float[N * 3];
      own.logits(batch.inputs(), N, plain);
      for (long seed : new long[] {1, 2, -7, 1}) {
        float[] expected = new float[N * 3];
        float[] found = new float[N * 3];
        reference.sample(batch.inputs(), N, seed, expected);
        own.sample(batch.inputs(), N, seed, found);
        Peers.assertClose("sample of seed " + seed, expected, found);
        assertFalse(Arrays.equals(plain, found));
      }
      float[] again = new float[N * 3];
      own.logits(batch.inputs(), N, again);
      assertArrayEquals(plain, again, "sampling changes nothing");
    }
  }

  @Test
  void askingInBetweenLeavesATrainingAsItIs() {
    Skeleton skeleton =
        SampleNetworks.skeleton("input 6x6x2/conv 4 3x3 tanh/batchnorm/dropout 0.3/output 3");
    Weights weights = SampleNetworks.weights(skeleton, 3);
    Batch batch = SampleNetworks.batch(skeleton, N, 7);
    float[] logits = new float[N * 3];
    try (OneDnnNetwork asked = compiled(skeleton, weights, RECIPE);
        OneDnnNetwork alone = compiled(skeleton, weights, RECIPE)) {
      for (int step = 0; step < 3; step++) {
        asked.step(batch, .01, logits);
        asked.sample(batch.inputs(), N, 9, logits);
        asked.inputGradients(batch, new float[batch.inputs().length]);
        alone.step(batch, .01, logits);
      }
      for (String name : weights.names()) {
        assertArrayEquals(alone.weights().values(name), asked.weights().values(name), name);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"conv1", "batchnorm1", "conv1 batchnorm1", "dense1", "conv1 dropout1"})
  void frozenLayersTrainAsInTheReference(String frozen) {
    Skeleton skeleton =
        SampleNetworks.skeleton(
            "input 6x6x2/conv 4 3x3 same tanh/batchnorm/dropout 0.3/dense 5 gelu/output 3");
    Refinement refinement = Refinement.NONE.withFrozen(Arrays.asList(frozen.split(" ")));
    Recipe recipe = RECIPE.withRefinement(refinement).withSeed(1);
    Weights weights = SampleNetworks.weights(skeleton, 3);
    float[] logits = new float[N * 3];
    try (Network reference = new ReferenceEngine().forTraining(skeleton, weights, recipe);
        OneDnnNetwork own = compiled(skeleton, weights, recipe)) {
      for (int step = 0; step < 10; step++) {
        Batch batch = SampleNetworks.batch(skeleton, N, 100 + step);
        double loss = reference.step(batch, .01, logits);
        assertEquals(loss, own.step(batch, .01, logits), 1e-5 * loss);
      }
      Weights expected = reference.weights();
      for (String name : expected.names()) {
        Peers.assertClose(name, expected.values(name), own.weights().values(name));
      }
    }
  }
}
