package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Shape;
import org.winnow.training.engine.Engine;
import org.winnow.training.engine.Network;

/** The weights' documented layout, against loops written down from the documentation. */
class LayoutTest {
  private static final Skeleton NET =
      Skeleton.parse("net", "input 4x5x2\nconv 3 2x3 relu\noutput 2");

  @Test
  void convolutionAndOutputReadWeightsAsDocumented() {
    Weights weights = Weights.initial(NET, 5);
    SplittableRandom random = new SplittableRandom(6);
    float[] input = new float[40];
    for (int i = 0; i < input.length; i++) {
      input[i] = (float) random.nextDouble();
    }
    float[] logits = new float[2];
    try (Network network = Engine.cpu().forInference(NET, weights)) {
      network.logits(input, 1, logits);
    }
    assertArrayEquals(output(weights, convolved(weights, input)), logits, 1e-5f);
  }

  /** Weights [out, in, height, width]; input height × width × channels. */
  private static float[] convolved(Weights weights, float[] input) {
    float[] w = weights.values("conv1/W");
    float[] b = weights.values("conv1/b");
    Shape out = NET.shape("conv1");
    float[] result = new float[out.size()];
    for (int f = 0; f < 3; f++) {
      for (int y = 0; y < out.height(); y++) {
        for (int x = 0; x < out.width(); x++) {
          float sum = b[f];
          for (int c = 0; c < 2; c++) {
            for (int dy = 0; dy < 2; dy++) {
              for (int dx = 0; dx < 3; dx++) {
                sum += w[((f * 2 + c) * 2 + dy) * 3 + dx] * input[((y + dy) * 5 + x + dx) * 2 + c];
              }
            }
          }
          // A vector reads a picture channel by channel, each row by row.
          result[(f * out.height() + y) * out.width() + x] = Math.max(0, sum);
        }
      }
    }
    return result;
  }

  /** Weights [in, out]. */
  private static float[] output(Weights weights, float[] values) {
    float[] w = weights.values("output/W");
    float[] result = weights.values("output/b").clone();
    for (int i = 0; i < values.length; i++) {
      for (int c = 0; c < 2; c++) {
        result[c] += values[i] * w[i * 2 + c];
      }
    }
    return result;
  }
}
