package org.winnow.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A network of one hidden layer trained by stochastic gradient descent in plain Java, which records
 * a trace as a training engine would: real behaviour for tests, without an engine.
 */
final class TinyNetwork {
  private static final double RATE = .05;
  private final int hidden;
  private final int classes;
  private final float[][] in;
  private final float[][] out;

  TinyNetwork(int inputs, int hidden, int classes, SplittableRandom random) {
    this.hidden = hidden;
    this.classes = classes;
    in = random(inputs + 1, hidden, Math.sqrt(2.0 / inputs), random);
    out = random(hidden + 1, classes, Math.sqrt(1.0 / hidden), random);
  }

  /** A recorded training and the hidden layer after it. */
  record Trained(RecordedTrace trace, float[][] embeddings) {}

  static Trained train(float[][] x, int[] y, int classes, int epochs) {
    SplittableRandom random = new SplittableRandom(3);
    TinyNetwork network = new TinyNetwork(x[0].length, 32, classes, random);
    RecordedTrace trace = new RecordedTrace(y, classes, epochs);
    int[] order = new int[x.length];
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int i = 0; i < order.length; i++) {
        int j = random.nextInt(i + 1);
        order[i] = order[j];
        order[j] = i;
      }
      for (int i : order) {
        trace.record(i, epoch, network.step(x[i], y[i]));
      }
    }
    List<float[]> embeddings = new ArrayList<>();
    for (float[] row : x) {
      embeddings.add(network.activations(row));
    }
    return new Trained(trace, embeddings.toArray(float[][]::new));
  }

  /** One update; gives the logits before it. */
  private float[] step(float[] x, int label) {
    float[] h = activations(x);
    float[] logits = layer(out, h);
    float[] delta = Probability.softmax(logits, 1);
    delta[label] -= 1;
    float[] back = new float[hidden];
    for (int k = 0; k < hidden; k++) {
      for (int c = 0; c < classes; c++) {
        back[k] += h[k] > 0 ? out[k][c] * delta[c] : 0;
      }
    }
    descend(out, h, delta);
    descend(in, x, back);
    return logits;
  }

  private float[] activations(float[] x) {
    float[] h = layer(in, x);
    for (int k = 0; k < h.length; k++) {
      h[k] = Math.max(0, h[k]);
    }
    return h;
  }

  private static float[] layer(float[][] weights, float[] x) {
    float[] sum = weights[x.length].clone();
    for (int d = 0; d < x.length; d++) {
      for (int k = 0; k < sum.length && x[d] != 0; k++) {
        sum[k] += x[d] * weights[d][k];
      }
    }
    return sum;
  }

  private static void descend(float[][] weights, float[] x, float[] delta) {
    for (int d = 0; d <= x.length; d++) {
      double factor = RATE * (d == x.length ? 1 : x[d]);
      for (int k = 0; k < delta.length && factor != 0; k++) {
        weights[d][k] -= (float) (factor * delta[k]);
      }
    }
  }

  private static float[][] random(int rows, int columns, double scale, SplittableRandom random) {
    float[][] values = new float[rows][columns];
    for (float[] row : values) {
      for (int c = 0; c < columns; c++) {
        row[c] = (float) (random.nextGaussian() * scale);
      }
    }
    return values;
  }
}
