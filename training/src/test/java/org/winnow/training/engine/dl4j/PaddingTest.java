package org.winnow.training.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Network;

/** A padded sequence answers as one that ends where the padding begins. */
class PaddingTest {
  private static final int LONG = 8;
  private static final int SHORT = 5;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "embedding 3/lstm 4/output 2",
        "embedding 3/sigmoid/conv1d 4 3 same sigmoid/conv1d 4 5 dilation 2 same/pool max global/output 2",
        "embedding 3/conv1d 4 3 same/layernorm/gelu/lstm 4 all/lstm 4 all/pool average global/output 2",
        "embedding 3/a = lstm 3 all/concat <- embedding1, a/lstm 4/dense 3 tanh/output 2"
      })
  void answersAsTheShorterSequence(String lines) {
    String layers = lines.replace('/', '\n');
    Skeleton padded = Skeleton.parse("n", "input tokens 8 vocab 7 padded\n" + layers);
    Skeleton shorter = Skeleton.parse("n", "input tokens 5 vocab 7\n" + layers);
    Weights weights = lively(padded);
    float[] full = new float[2 * LONG];
    float[] cut = new float[SHORT];
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < LONG; i++) {
      full[LONG + i] = 1 + random.nextInt(6); // an unpadded neighbour in the batch
      if (i < SHORT) {
        cut[i] = 1 + random.nextInt(6);
        full[i] = cut[i];
      }
    }
    float[] found = new float[4];
    float[] expected = new float[2];
    try (Network network = Dl4jEngine.standard().forInference(padded, weights);
        Network other = Dl4jEngine.standard().forInference(shorter, weights)) {
      network.logits(full, 2, found);
      other.logits(cut, 1, expected);
    }
    assertArrayEquals(expected, java.util.Arrays.copyOf(found, 2), 1e-5f);
  }

  /** Weights without zeros, so that biases and gains show. */
  private static Weights lively(Skeleton skeleton) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    SplittableRandom random = new SplittableRandom(3);
    Weights first = Weights.initial(skeleton, 5);
    for (String name : first.names()) {
      float[] values = first.values(name).clone();
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (random.nextDouble() - 0.5);
      }
      arrays.put(name, values);
    }
    return new Weights(arrays);
  }
}
