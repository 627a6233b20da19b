package org.winnow.tests.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Labels and class probabilities to be judged by two programs.
 *
 * @param probabilities {@code [n][classes]}
 */
record CleanlabProblem(float[][] probabilities, int[] labels) {
  private static final int LEAST_CLASSES = 2;
  private static final int MOST_CLASSES = 100;

  /** Steps of a probability where many are to be equal. */
  private static final int STEPS = 20;

  /**
   * How a problem is drawn.
   *
   * @param shares of the classes among the true ones; 0 for one that is missing
   * @param noise share of labels drawn anew
   * @param sureness what the true class's logit has over the others, which are standard normal
   */
  private record Draw(double[] shares, double noise, double sureness, boolean ties) {}

  int size() {
    return labels.length;
  }

  int classes() {
    return probabilities[0].length;
  }

  /**
   * Two to a hundred classes, few ones as likely as many; each third has missing classes, each
   * third is imbalanced, each third has ties.
   */
  static CleanlabProblem random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int k = (int) Math.round(LEAST_CLASSES * Math.pow(MOST_CLASSES / 2.0, random.nextDouble()));
    int n = 2 * k + random.nextInt(400);
    boolean ties = random.nextInt(3) == 0;
    double noise = .4 * random.nextDouble();
    double sureness = 1 + 5 * random.nextDouble();
    return drawn(random, n, new Draw(shares(random, k), noise, sureness, ties));
  }

  /** One of a size, balanced, a tenth of the labels drawn anew. */
  static CleanlabProblem ofSize(int n, int classes) {
    double[] shares = new double[classes];
    Arrays.fill(shares, 1);
    return drawn(new SplittableRandom(classes), n, new Draw(shares, .1, 5, false));
  }

  private static CleanlabProblem drawn(SplittableRandom random, int n, Draw draw) {
    int[] labels = new int[n];
    float[][] rows = new float[n][];
    for (int i = 0; i < n; i++) {
      // The first two differ: cleanlab wants two classes.
      int truth = i < 2 ? i : drawn(random, draw.shares());
      boolean right = i < 2 || random.nextDouble() > draw.noise();
      labels[i] = right ? truth : drawn(random, draw.shares());
      rows[i] = row(random, draw, truth);
    }
    return new CleanlabProblem(rows, labels);
  }

  private static double[] shares(SplittableRandom random, int k) {
    boolean missing = k > 3 && random.nextInt(3) == 0;
    double power = random.nextInt(3) == 0 ? 4 : .5;
    double[] shares = new double[k];
    for (int c = 0; c < k; c++) {
      boolean left = missing && c > 1 && random.nextInt(4) == 0;
      shares[c] = left ? 0 : .01 + Math.pow(random.nextDouble(), power);
    }
    return shares;
  }

  /** What a network says of an example. */
  private static float[] row(SplittableRandom random, Draw draw, int truth) {
    double[] weights = new double[draw.shares().length];
    double sum = 0;
    for (int c = 0; c < weights.length; c++) {
      weights[c] = Math.exp(random.nextGaussian() + (c == truth ? draw.sureness() : 0));
      sum += weights[c];
    }
    float[] row = new float[weights.length];
    for (int c = 0; c < row.length; c++) {
      row[c] = (float) (weights[c] / sum);
    }
    return draw.ties() ? stepped(random, row) : row;
  }

  /** The same in shares of so many draws. */
  private static float[] stepped(SplittableRandom random, float[] row) {
    double[] shares = new double[row.length];
    Arrays.setAll(shares, c -> row[c]);
    int[] draws = new int[row.length];
    for (int draw = 0; draw < STEPS; draw++) {
      draws[drawn(random, shares)]++;
    }
    float[] steps = new float[row.length];
    for (int c = 0; c < steps.length; c++) {
      steps[c] = (float) draws[c] / STEPS;
    }
    return steps;
  }

  private static int drawn(SplittableRandom random, double[] shares) {
    double at = random.nextDouble() * Arrays.stream(shares).sum();
    int c = 0;
    while (c < shares.length - 1 && (at -= shares[c]) >= 0) {
      c++;
    }
    return c;
  }

  /** n, classes, labels and rows, as {@code tests/python/cleanlab_contender.py} reads them. */
  void write(OutputStream out) throws IOException {
    ByteBuffer head = buffer(8 + 4 * size()).putInt(size()).putInt(classes());
    head.asIntBuffer().put(labels);
    out.write(head.array());
    ByteBuffer bytes = buffer(4 * classes());
    for (float[] row : probabilities) {
      bytes.asFloatBuffer().put(row);
      out.write(bytes.array());
    }
  }

  /** The first problem of a file. */
  static CleanlabProblem read(InputStream in) throws IOException {
    ByteBuffer sizes = buffer(8).put(in.readNBytes(8)).flip();
    int[] labels = new int[sizes.getInt()];
    float[][] rows = new float[labels.length][sizes.getInt()];
    buffer(4 * labels.length)
        .put(in.readNBytes(4 * labels.length))
        .flip()
        .asIntBuffer()
        .get(labels);
    ByteBuffer bytes = buffer(4 * rows[0].length);
    for (float[] row : rows) {
      in.readNBytes(bytes.array(), 0, bytes.capacity());
      bytes.asFloatBuffer().get(row);
    }
    return new CleanlabProblem(rows, labels);
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
