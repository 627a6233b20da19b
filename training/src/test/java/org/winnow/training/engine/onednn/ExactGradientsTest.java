package org.winnow.training.engine.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.winnow.training.GradientLimit;
import org.winnow.training.Optimizer;
import org.winnow.training.Recipe;
import org.winnow.training.Refinement;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.Network;
import org.winnow.training.engine.PlanCompiler;
import org.winnow.training.engine.RandomSkeletons;
import org.winnow.training.engine.SampleNetworks;
import org.winnow.training.engine.reference.ExactGradients;
import org.winnow.training.engine.reference.ReferenceEngine;
import org.winnow.training.plan.Plan;

/** Random networks, and what refines a step, against plain Java: examples weigh unequally. */
class ExactGradientsTest {
  private static final int BATCH = 5;
  private static final int SKELETONS = 60;

  @Test
  void areThoseOfRandomNetworks() {
    List<String> wrong = new ArrayList<>();
    for (int seed = 1; seed <= SKELETONS; seed++) {
      Skeleton skeleton = RandomSkeletons.of(seed);
      difference(skeleton).ifPresent(text -> wrong.add(skeleton.text() + ": " + text));
    }
    assertEquals(List.of(), wrong);
  }

  @ParameterizedTest
  @MethodSource("org.winnow.training.engine.SampleNetworks#texts")
  void areThoseOfEverySampleNetwork(String text) {
    assertEquals(Optional.empty(), difference(SampleNetworks.skeleton(text)));
  }

  private static Optional<String> difference(Skeleton skeleton) {
    Recipe recipe = Recipe.standard().withOptimizer(Optimizer.SGD);
    Plan plan = PlanCompiler.forTraining(skeleton, recipe).orThrow();
    Weights weights = SampleNetworks.weights(skeleton, 3);
    Batch batch = SampleNetworks.batch(skeleton, BATCH, 7);
    try (OneDnnNetwork own = new OneDnnNetwork(plan, weights, Peers.surroundings())) {
      double loss = own.gradients(batch, new float[BATCH * 3]);
      Weights found = own.lastGradients();
      ExactGradients exact = ExactGradients.of(plan, weights, batch);
      assertEquals(exact.loss(), loss, 1e-5 * exact.loss(), skeleton.text());
      return Distance.tooFar(
          exact.arrays().entrySet().stream()
              .map(e -> Distance.of(e.getKey(), e.getValue(), found.values(e.getKey()), 0))
              .toList());
    }
  }

  static List<Refinement> refinements() {
    return List.of(
        Refinement.NONE.withLabelSmoothing(0.2).withL1(0.01),
        Refinement.NONE.withL2(0.05).withLimit(new GradientLimit(0.02, 0)),
        Refinement.NONE.withLimit(new GradientLimit(0, 0.1)).withL1(0.001).withL2(0.01));
  }

  @ParameterizedTest
  @MethodSource("refinements")
  void refinedStepsEndAtTheReferencesWeights(Refinement refinement) {
    Skeleton skeleton =
        SampleNetworks.skeleton(
            "input 6x6x2/conv 4 3x3 same tanh/batchnorm/pool max 2x2/dense 5 gelu/output 3");
    Recipe recipe = Recipe.standard().withOptimizer(Optimizer.NESTEROVS).withRefinement(refinement);
    Plan plan = PlanCompiler.forTraining(skeleton, recipe).orThrow();
    Weights weights = SampleNetworks.weights(skeleton, 3);
    float[] logits = new float[BATCH * 3];
    try (Network reference = new ReferenceEngine().forTraining(skeleton, weights, recipe);
        OneDnnNetwork own = new OneDnnNetwork(plan, weights, Peers.surroundings())) {
      for (int step = 0; step < 20; step++) {
        int n = step % 4 == 3 ? BATCH - 2 : BATCH;
        Batch batch = SampleNetworks.batch(skeleton, n, 100 + step);
        double rate = 0.01 / (1 + step);
        double loss = reference.step(batch, rate, logits);
        assertEquals(loss, own.step(batch, rate, logits), 1e-5 * loss);
      }
      Weights expected = reference.weights();
      for (String name : expected.names()) {
        Peers.assertClose(name, expected.values(name), own.weights().values(name));
      }
      Peers.assertClose("state", reference.updaterState().values(), own.updaterState().values());
    }
  }
}
