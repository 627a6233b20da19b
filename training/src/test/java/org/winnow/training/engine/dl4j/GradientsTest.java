package org.winnow.training.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.winnow.training.Input;
import org.winnow.training.Optimizer;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.Network;

/**
 * Gradients of every operation: against finite differences of the loss, and with oneDNN's helpers
 * against DL4J's own layers without them.
 */
class GradientsTest {
  private static final String HELPERS_OFF = "org.eclipse.deeplearning4j.helpers.disable";
  private static final int BATCH = 5;
  private static final String VECTORS = "embedding1/W";
  private static final double STEP = 2e-3;

  /** '/' stands for the end of a line. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "input 7/dense 6 tanh/dense 5 sigmoid/output 3",
        "input 7/dense 6 softmax/dense 5 tanh/output 3",
        "input 5x4x3/conv 4 3x3 same softmax/output 3",
        "input sequence 5x3/conv1d 4 3 same/softmax/lstm 3/output 3",
        "input 6x5x2/dense 6 silu/output 3",
        "input 6x5x2/conv 4 3x3 same tanh/pool max 2x2/output 3",
        "input 7x7x2/conv 4 3x2 stride 2 silu/pool average 2x2/output 3",
        "input 7x6x2/conv 4 3x3 stride 2x1 same gelu/output 3",
        "input 5x5x3/conv 4 3x3 pad 2 tanh/pool average 3x3 stride 2 pad 1/output 3",
        "input 6x6x2/conv 4 3x3 same elu/pool max 3x3 stride 2 same/dense 5/output 3",
        "input 6x6x2/conv 4 3x3 leakyrelu/conv 4 3x3 relu/output 3",
        "input 6x6x3/depthwise 3x3 same tanh/conv 4 1x1/output 3",
        "input 6x6x3/depthwise 3x3 stride 2/output 3",
        "input 6x6x2/conv 4 3x3 same/batchnorm/tanh/output 3",
        "input 6/dense 8/batchnorm/silu/output 3",
        "input 6x6x2/a = conv 4 3x3 same tanh/conv 4 3x3 same/add <- a, conv2/silu/output 3",
        "input 6x6x2/a = conv 4 3x3 same/b = conv 3 1x1 <- input/concat <- a, b/tanh/output 3",
        "input 6x6x2/conv 4 3x3/a = pool average global/b = pool max global <- conv1/"
            + "concat <- a, b/output 3",
        "input 5x5x2/a = conv 4 5x5 tanh/b = dense 4 <- input/add <- a, b/output 3",
        "input 5x5x2/a = conv 4 5x5 tanh/conv 3 1x1 same/flatten/dropout 0/output 3",
        "input 6/dense 8 tanh/conv 3 1x1/flatten/flatten/output 3",
        "input 8x7x2/conv 3 3x3 dilation 2 tanh/output 3",
        "input 8x7x2/conv 3 3x3 same tanh/conv 3 3x3 dilation 2 tanh/output 3",
        "input 5x6x2/conv 3 3x3 pad 0x2 tanh/output 3",
        "input sequence 7x3/conv1d 4 3 same tanh/conv1d 3 2 stride 2 silu/output 3",
        "input sequence 9x2/conv1d 4 3 dilation 2 pad 1 tanh/pool average 2x1/output 3",
        "input sequence 8x2/conv1d 4 3 same/pool max 3x1 stride 2/batchnorm/pool max global/output 3",
        "input sequence 6x2/conv 3 3x3 same tanh/depthwise 3x1/lstm 4/output 3",
        "input sequence 5x3/lstm 4/output 3",
        "input sequence 5x3/a = lstm 4 all/b = lstm 4 all/add <- a, b/lstm 3/dense 4 tanh/output 3",
        "input sequence 5x3/a = lstm 4 all/concat <- input, a/pool average global/output 3",
        "input sequence 5x3/lstm 4 all/dense 4/output 3",
        "input 6/dense 8/layernorm/tanh/output 3",
        "input 5x4x3/conv 4 3x3 same/layernorm/silu/output 3",
        "input sequence 5x3/lstm 4 all/layernorm/tanh/pool max global/output 3",
        "input tokens 6 vocab 9/embedding 3/conv1d 4 3 same tanh/pool average global/output 3",
        "input tokens 6 vocab 9/embedding 3/lstm 4/output 3",
        "input tokens 6 vocab 9/embedding 3/flatten/output 3",
        "input tokens 6 vocab 9 padded/embedding 3/conv1d 4 3 same sigmoid/layernorm/"
            + "conv1d 4 3 same tanh/lstm 4 all/lstm 3/output 3",
        "input tokens 6 vocab 9 padded/embedding 3/a = sigmoid/conv1d 3 5 same/add <- a, conv1/"
            + "lstm 4 all/pool average global/output 3",
        "input tokens 6 vocab 9 padded/embedding 3/conv1d 4 3 same/pool max global/output 3",
        "input sequence 6x2 padded/conv1d 4 3 dilation 2 same tanh/elu/lstm 4/output 3"
      })
  void areThoseOfTheLoss(String lines) {
    Skeleton skeleton = Skeleton.parse("net", lines.replace('/', '\n'));
    Case given = new Case(skeleton);
    Map<String, float[]> fast = given.gradients("false");
    assertClose(given.gradients("true"), fast);
    try (Network network = given.network(given.weights, "false")) {
      assertSlopes(given, network, fast);
    }
  }

  private static void assertClose(Map<String, float[]> plain, Map<String, float[]> fast) {
    plain.forEach(
        (name, expected) -> {
          double far = 0;
          double norm = 0;
          for (int i = 0; i < expected.length; i++) {
            far += Math.pow(expected[i] - fast.get(name)[i], 2);
            norm += Math.pow(expected[i], 2);
          }
          // A bias before batch normalisation has no gradient but rounding: hence the floor.
          double relative = Math.sqrt(far) / Math.max(1e-2, Math.sqrt(norm));
          assertTrue(relative < 1e-4, name + " differs by " + relative);
        });
  }

  /** Along the gradient itself and along a random direction, array by array. */
  private static void assertSlopes(Case given, Network network, Map<String, float[]> gradients) {
    SplittableRandom random = new SplittableRandom(11);
    gradients.forEach(
        (name, gradient) -> {
          double norm = Math.sqrt(dot(gradient, gradient));
          float[] along = new float[gradient.length];
          float[] across = new float[gradient.length];
          for (int i = 0; i < along.length; i++) {
            along[i] = (float) (gradient[i] / Math.max(norm, 1e-12));
            across[i] = random.nextBoolean() ? 1 : -1;
          }
          double tolerance = 0.02 * norm + 2e-4;
          assertEquals(norm, given.slope(network, name, along), tolerance, name + " along");
          double size = Math.sqrt(across.length);
          assertEquals(
              dot(gradient, across) / size,
              given.slope(network, name, across) / size,
              tolerance,
              name + " across");
        });
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  /** A network with fixed weights on a fixed batch. */
  private static final class Case {
    private final Skeleton skeleton;
    private final Weights weights;
    private final float[] inputs;
    private final int[] labels = new int[BATCH];
    private final float[] logits;

    Case(Skeleton skeleton) {
      this.skeleton = skeleton;
      this.weights = Weights.initial(skeleton, 3);
      // Vectors of tokens begin near 0: a difference's step would change which step of a window
      // wins.
      for (int i = 0; skeleton.input().isTokens() && i < weights.values(VECTORS).length; i++) {
        weights.values(VECTORS)[i] *= 10;
      }
      this.logits = new float[BATCH * skeleton.classes()];
      SplittableRandom random = new SplittableRandom(7);
      inputs = new float[BATCH * skeleton.inputShape().size()];
      Input input = skeleton.input();
      int size = input.shape().size();
      for (int i = 0; i < inputs.length; i++) {
        // Example k of a padded batch has k steps less.
        boolean beyond = input.padded() && i % size >= size - i / size * input.shape().channels();
        float value =
            input.isTokens()
                ? 1 + random.nextInt(input.vocabulary() - 1)
                : (float) (2 * random.nextDouble() - 1);
        inputs[i] = beyond ? 0 : value;
      }
      for (int i = 0; i < BATCH; i++) {
        labels[i] = random.nextInt(skeleton.classes());
      }
    }

    /** One step of plain descent at rate 1 moves the weights by minus the gradient. */
    Map<String, float[]> gradients(String helpersOff) {
      Map<String, float[]> gradients = new LinkedHashMap<>();
      try (Network network = network(weights, helpersOff)) {
        network.step(Batch.of(inputs, labels, BATCH), 1, logits);
        Weights after = network.weights();
        skeleton.parameters().stream()
            .filter(p -> p.trained())
            .forEach(
                p -> {
                  float[] before = weights.values(p.name());
                  float[] moved = after.values(p.name()).clone();
                  for (int i = 0; i < moved.length; i++) {
                    moved[i] = before[i] - moved[i];
                  }
                  gradients.put(p.name(), moved);
                });
      }
      return gradients;
    }

    /** Central difference of the training loss along a direction in one array. */
    double slope(Network network, String name, float[] direction) {
      double up = lossAt(network, name, direction, STEP);
      return (up - lossAt(network, name, direction, -STEP)) / (2 * STEP);
    }

    private double lossAt(Network network, String name, float[] direction, double step) {
      Map<String, float[]> moved = new LinkedHashMap<>();
      for (String other : weights.names()) {
        float[] values = weights.values(other).clone();
        for (int i = 0; other.equals(name) && i < values.length; i++) {
          values[i] += (float) (step * direction[i]);
        }
        moved.put(other, values);
      }
      network.setWeights(new Weights(moved));
      return network.step(Batch.of(inputs, labels, BATCH), 0, logits);
    }

    private Network network(Weights start, String helpersOff) {
      Dl4jEngine engine = Dl4jEngine.standard();
      String usual = System.setProperty(HELPERS_OFF, helpersOff);
      try {
        Recipe descent = Recipe.standard().withOptimizer(Optimizer.SGD);
        return engine.forTraining(skeleton, start, descent);
      } finally {
        System.setProperty(HELPERS_OFF, usual);
      }
    }
  }
}
