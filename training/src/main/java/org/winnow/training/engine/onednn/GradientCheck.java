package org.winnow.training.engine.onednn;

import java.util.List;
import java.util.Optional;
import org.winnow.training.Optimizer;
import org.winnow.training.Recipe;
import org.winnow.training.Refinement;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.Executor;
import org.winnow.training.engine.Network;
import org.winnow.training.engine.PlanCompiler;
import org.winnow.training.engine.dl4j.Dl4jEngine;
import org.winnow.training.engine.reference.ExactGradients;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.Parameter;
import org.winnow.training.plan.Plan;

/**
 * Compares the compiled gradients with stock Deeplearning4j's on one batch, and where they differ,
 * on more batches and with double precision. Dropout draws other numbers there, so it is left out
 * on all sides.
 */
final class GradientCheck {
  private static final int EXAMPLES = 8;

  /** Of later batches: fewer places where a ReLU's input can come to lie at 0. */
  private static final int FEW = 2;

  private static final long SEED = 1;

  /** Stock gradients are read off a step of plain descent, which rounds them like weights. */
  private static final double OF_WEIGHTS = 1e-6;

  /** Double precision in plain Java does some 3·10⁸ in a second. */
  private static final long MOST_MULTIPLY_ADDS = 1_000_000_000;

  private final Skeleton skeleton;
  private final Recipe recipe;
  private final Weights weights;
  private final Plan plan;

  private GradientCheck(Skeleton skeleton, List<String> frozen) {
    this.skeleton = skeleton;
    this.recipe =
        Recipe.standard()
            .withOptimizer(Optimizer.SGD)
            .withSeed(SEED)
            .withRefinement(Refinement.NONE.withFrozen(frozen));
    this.weights = Weights.initial(skeleton, SEED);
    this.plan = PlanCompiler.forTraining(skeleton, recipe).orThrow();
  }

  /**
   * Empty where they agree; else which array differs, and by how much.
   *
   * @param frozen layers whose weights stand still
   */
  static Optional<String> difference(Skeleton given, List<String> frozen) {
    String text = given.text().replaceAll("(?m)(^|= )dropout [-+.eE0-9]+", "$1dropout 0");
    GradientCheck check = new GradientCheck(Skeleton.parse(given.name(), text), frozen);
    return Verdict.over(check::outcome);
  }

  private Verdict.Outcome outcome(int trial) {
    Batch batch = Trial.batch(skeleton, trial == 0 ? EXAMPLES : FEW, trial);
    float[] logits = new float[batch.size() * skeleton.classes()];
    try (Network stock = Dl4jEngine.standard().forTraining(skeleton, weights, recipe);
        OneDnnNetwork own = new OneDnnNetwork(plan, weights, alone())) {
      double expected = stock.step(batch, 1, logits);
      double loss = own.gradients(batch, logits);
      Weights found = own.lastGradients();
      Optional<String> difference =
          loss(expected, loss).or(() -> Distance.tooFar(fromStock(stock.weights(), found)));
      return new Verdict.Outcome(difference, difference.isPresent() && isRight(batch, loss, found));
    }
  }

  private Surroundings alone() {
    return new Surroundings(
        new Executor("onednn", 1, Optional.empty()),
        weights -> {
          throw new UnsupportedOperationException("a check asks for gradients alone");
        },
        SEED,
        skeleton.scores().loss(0));
  }

  private static Optional<String> loss(double expected, double found) {
    return Math.abs(found - expected) <= Distance.RELATIVE * Math.abs(expected)
        ? Optional.empty()
        : Optional.of("the loss, " + found + " instead of " + expected);
  }

  private List<Distance> fromStock(Weights after, Weights gradients) {
    return plan.parameters().stream()
        .filter(Parameter::trained)
        .map(Parameter::name)
        .map(name -> fromStock(name, after.values(name), gradients.values(name)))
        .toList();
  }

  private Distance fromStock(String name, float[] after, float[] found) {
    float[] before = weights.values(name);
    double[] step = new double[before.length];
    double squares = 0;
    for (int i = 0; i < before.length; i++) {
      step[i] = (double) before[i] - after[i];
      squares += (double) before[i] * before[i];
    }
    return Distance.of(name, step, found, OF_WEIGHTS * Math.sqrt(squares));
  }

  private boolean isRight(Batch batch, double loss, Weights found) {
    long work = 3L * batch.size() * plan.forward().stream().mapToLong(Forward::multiplyAdds).sum();
    if (work > MOST_MULTIPLY_ADDS) {
      return false;
    }
    ExactGradients exact = ExactGradients.of(plan, weights, batch);
    List<Distance> distances =
        exact.arrays().entrySet().stream()
            .map(e -> Distance.of(e.getKey(), e.getValue(), found.values(e.getKey()), 0))
            .toList();
    return loss(exact.loss(), loss).isEmpty() && Distance.tooFar(distances).isEmpty();
  }
}
