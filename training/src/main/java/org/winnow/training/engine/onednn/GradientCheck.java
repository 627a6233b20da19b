package org.winnow.training.engine.onednn;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.winnow.training.Optimizer;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.Executor;
import org.winnow.training.engine.Network;
import org.winnow.training.engine.PlanCompiler;
import org.winnow.training.engine.dl4j.Dl4jEngine;
import org.winnow.training.plan.Parameter;
import org.winnow.training.plan.Plan;

/**
 * Compares the compiled gradients with stock Deeplearning4j's on one batch. Dropout draws other
 * numbers there, so it is left out on both sides.
 */
final class GradientCheck {
  private static final int EXAMPLES = 8;
  private static final long SEED = 1;

  /** Single precision gives 1e-6 and better; a wrong formula 1e-2 and worse. */
  private static final double RELATIVE = 1e-3;

  /** An array whose gradient vanishes, as a bias before batch normalisation, has rounding alone. */
  private static final double OF_ALL = 1e-5;

  /** Stock gradients are read off a step of plain descent, which rounds them like weights. */
  private static final double OF_WEIGHTS = 1e-6;

  private GradientCheck() {}

  /** Empty where they agree; else which array differs, and by how much. */
  static Optional<String> difference(Skeleton given) {
    Skeleton skeleton =
        Skeleton.parse(
            given.name(), given.text().replaceAll("(?m)(^|= )dropout [-+.eE0-9]+", "$1dropout 0"));
    Recipe recipe = Recipe.standard().withOptimizer(Optimizer.SGD).withSeed(SEED);
    Weights weights = Weights.initial(skeleton, SEED);
    Batch batch = Trial.batch(skeleton, EXAMPLES);
    float[] logits = new float[EXAMPLES * skeleton.classes()];
    Plan plan = PlanCompiler.forTraining(skeleton, recipe).orThrow();
    try (Network stock = Dl4jEngine.standard().forTraining(skeleton, weights, recipe);
        OneDnnNetwork own = new OneDnnNetwork(plan, weights, alone())) {
      double expected = stock.step(batch, 1, logits);
      double loss = own.gradients(batch, logits);
      if (!(Math.abs(loss - expected) <= RELATIVE * Math.abs(expected))) {
        return Optional.of("the loss, " + loss + " instead of " + expected);
      }
      return arrays(plan, weights, stock.weights(), own.lastGradients());
    }
  }

  private static Surroundings alone() {
    return new Surroundings(
        new Executor("onednn", 1, Optional.empty()),
        weights -> {
          throw new UnsupportedOperationException("a check asks for gradients alone");
        },
        SEED);
  }

  private static Optional<String> arrays(
      Plan plan, Weights before, Weights after, Weights gradients) {
    List<Distance> distances =
        plan.parameters().stream()
            .filter(Parameter::trained)
            .map(Parameter::name)
            .map(
                name ->
                    Distance.of(
                        name, before.values(name), after.values(name), gradients.values(name)))
            .toList();
    double all = Math.sqrt(distances.stream().mapToDouble(d -> d.gradient * d.gradient).sum());
    return distances.stream()
        .filter(d -> !(d.far <= RELATIVE * d.gradient + OF_ALL * all + OF_WEIGHTS * d.weights))
        .findFirst()
        .map(
            d ->
                String.format(
                    Locale.ROOT,
                    "the gradient of %s, by %.1e of its size",
                    d.name,
                    d.far / d.gradient));
  }

  /** Euclidean norms of one array: of the difference, of the stock gradient, of the weights. */
  private record Distance(String name, double far, double gradient, double weights) {
    static Distance of(String name, float[] before, float[] after, float[] found) {
      double far = 0;
      double gradient = 0;
      double weights = 0;
      for (int i = 0; i < before.length; i++) {
        double expected = (double) before[i] - after[i];
        far += (expected - found[i]) * (expected - found[i]);
        gradient += expected * expected;
        weights += (double) before[i] * before[i];
      }
      return new Distance(name, Math.sqrt(far), Math.sqrt(gradient), Math.sqrt(weights));
    }
  }
}
