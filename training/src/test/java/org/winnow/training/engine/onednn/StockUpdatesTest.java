package org.winnow.training.engine.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.winnow.training.Optimizer;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.Network;
import org.winnow.training.engine.PlanCompiler;
import org.winnow.training.engine.UpdaterState;
import org.winnow.training.engine.dl4j.Dl4jEngine;

/** Twenty steps of each update rule, against stock Deeplearning4j. */
class StockUpdatesTest {
  private static final int STEPS = 20;

  private final Skeleton skeleton =
      Skeleton.parse("net", "input 6x6x2\nconv 4 3x3 tanh\ndense 7 tanh\noutput 3");
  private final Dl4jEngine stock = Dl4jEngine.standard();

  private OneDnnNetwork ours(Recipe recipe) {
    return new OneDnnNetwork(
        PlanCompiler.forTraining(skeleton, recipe).orThrow(),
        Weights.initial(skeleton, 3),
        Peers.surroundings());
  }

  @ParameterizedTest
  @EnumSource
  void leaveTheSameWeightsAndState(Optimizer rule) {
    Recipe recipe = Recipe.standard().withOptimizer(rule).withWeightDecay(.02);
    try (Network reference = stock.forTraining(skeleton, Weights.initial(skeleton, 3), recipe);
        OneDnnNetwork network = ours(recipe)) {
      Batch batch = Peers.batch(skeleton);
      float[] logits = new float[Peers.BATCH * 3];
      for (int i = 0; i < STEPS; i++) {
        double rate = .01 / (1 + i);
        reference.step(batch, rate, logits);
        network.step(batch, rate, logits);
      }
      Weights found = network.weights();
      for (String name : found.names()) {
        Peers.assertClose(name, reference.weights().values(name), found.values(name));
      }
      UpdaterState expected = reference.updaterState();
      assertEquals(expected.steps(), network.updaterState().steps());
      Peers.assertClose("state", expected.values(), network.updaterState().values());
    }
  }

  /** What stock has remembered is gone on from, and the other way round. */
  @ParameterizedTest
  @EnumSource
  void goOnFromTheOthersState(Optimizer rule) {
    Recipe recipe = Recipe.standard().withOptimizer(rule);
    try (Network reference = stock.forTraining(skeleton, Weights.initial(skeleton, 3), recipe);
        OneDnnNetwork network = ours(recipe)) {
      Batch batch = Peers.batch(skeleton);
      float[] logits = new float[Peers.BATCH * 3];
      reference.step(batch, .01, logits);
      network.setWeights(reference.weights());
      network.setUpdaterState(reference.updaterState());
      reference.step(batch, .01, logits);
      network.step(batch, .01, logits);
      Weights found = network.weights();
      for (String name : found.names()) {
        Peers.assertClose(name, reference.weights().values(name), found.values(name));
      }
    }
  }
}
