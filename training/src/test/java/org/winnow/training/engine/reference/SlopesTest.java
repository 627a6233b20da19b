package org.winnow.training.engine.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.PlanCompiler;
import org.winnow.training.engine.RandomSkeletons;
import org.winnow.training.engine.SampleNetworks;
import org.winnow.training.plan.Loss;
import org.winnow.training.plan.Parameter;
import org.winnow.training.plan.Plan;

/** The interpreter's gradients are the slopes of its loss: central differences in double. */
class SlopesTest {
  private static final double STEP = 1e-5;
  private static final int BATCH = 5;
  private static final int MOST_PER_ARRAY = 12;

  static List<String> networks() {
    return Stream.concat(SampleNetworks.texts().stream(), SampleNetworks.withDropout().stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void areThoseOfEachOperation(String text) {
    assertSlopes(new Case(SampleNetworks.skeleton(text), Loss.SoftmaxCrossEntropy.plain()));
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32})
  void areThoseOfRandomNetworks(long seed) {
    assertSlopes(new Case(RandomSkeletons.of(seed), Loss.SoftmaxCrossEntropy.plain()));
  }

  static List<Loss> losses() {
    return List.of(
        new Loss.SoftmaxCrossEntropy(0.1, List.of()),
        new Loss.SoftmaxCrossEntropy(0, List.of(0.5, 2.0, 1.25)),
        new Loss.SoftmaxCrossEntropy(0.2, List.of(0.5, 2.0, 1.25)),
        new Loss.BinaryCrossEntropy(),
        new Loss.MeanSquaredError());
  }

  @ParameterizedTest
  @MethodSource("losses")
  void areThoseOfEachLoss(Loss loss) {
    assertSlopes(new Case(SampleNetworks.skeleton("input 4/dense 5 tanh/output 3"), loss));
  }

  private static void assertSlopes(Case given) {
    given.loss();
    double[] gradients = given.interpreter.gradients().clone();
    double[] inputGradients =
        given.plan.training().orElseThrow().inputGradient().stream()
            .flatMapToDouble(value -> java.util.Arrays.stream(given.interpreter.read(value)))
            .toArray();
    SplittableRandom random = new SplittableRandom(5);
    for (Parameter p : given.plan.parameters()) {
      int most = p.trained() ? Math.min(p.size(), MOST_PER_ARRAY) : 0;
      for (int k = 0; k < most; k++) {
        int at = (int) p.place(p.size() == most ? k : random.nextInt(p.size()));
        assertSlope(gradients[at], given.slope(given.weights, at), p.name());
      }
    }
    for (int k = 0; k < Math.min(MOST_PER_ARRAY, inputGradients.length); k++) {
      int at = random.nextInt(inputGradients.length);
      assertSlope(inputGradients[at], given.slope(given.inputs, at), "input");
    }
  }

  private static void assertSlope(double gradient, double slope, String name) {
    // The truncation error of a central difference is of the order of the step's square.
    assertEquals(slope, gradient, 1e-7 + 1e-6 * Math.abs(slope), name);
  }

  /** A network on a batch, in double. */
  private static final class Case {
    private final Plan plan;
    private final Interpreter interpreter;
    private final double[] weights;
    private final double[] inputs;
    private final Targets targets;

    Case(Skeleton skeleton, Loss loss) {
      Plan compiled = PlanCompiler.forTraining(skeleton, Recipe.standard()).orThrow();
      this.plan =
          compiled
              .withoutTraining()
              .trainedBy(
                  loss,
                  compiled.training().orElseThrow().update(),
                  !skeleton.input().isTokens() && !skeleton.input().padded());
      this.weights = new double[(int) plan.weights()];
      Weights start = SampleNetworks.weights(skeleton, 3);
      for (Parameter p : plan.parameters()) {
        for (int i = 0; i < p.size(); i++) {
          weights[(int) p.place(i)] = start.values(p.name())[i];
        }
      }
      Batch batch = SampleNetworks.batch(skeleton, BATCH, 7);
      this.inputs = new Feed(plan.input().dims()).rowMajor(batch.inputs(), BATCH);
      this.targets = new Targets(batch.labels(), batch.weights());
      this.interpreter = new Interpreter(plan, Precision.DOUBLE, weights, List.of());
    }

    /** The batch's summed loss: what gradients are the slopes of. */
    double loss() {
      interpreter.forward(inputs, BATCH, Mode.training(9, 4));
      return BATCH * interpreter.backward(targets);
    }

    double slope(double[] of, int at) {
      double before = of[at];
      DoubleSupplier loss = this::loss;
      of[at] = before + STEP;
      double up = loss.getAsDouble();
      of[at] = before - STEP;
      double down = loss.getAsDouble();
      of[at] = before;
      return (up - down) / (2 * STEP);
    }
  }
}
