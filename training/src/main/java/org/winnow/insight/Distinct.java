package org.winnow.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Keeps duplicates out of a batch: admits an example unless it lies as near to one chosen before,
 * or to a labelled one, as only duplicates do. That is nearer than {@value #NEAR} of the median
 * distance from an example to its nearest, taken over a sample (the rule of cleanlab's Datalab for
 * near duplicates); exact duplicates are never admitted twice.
 */
final class Distinct {
  private static final double NEAR = .13;
  private static final double EXACT = 1e-10;
  private static final int SAMPLE = 500;

  private final float[][] vectors;
  private final List<float[]> taken;
  private final double near;
  private int refused;

  Distinct(Candidates candidates) {
    this.vectors = candidates.vectors();
    this.taken = new ArrayList<>(Arrays.asList(candidates.labelled()));
    double distance = NEAR * typicalDistance(vectors);
    this.near = distance * distance;
  }

  /** Takes a candidate into the batch unless it is a duplicate. */
  boolean take(int i) {
    for (float[] other : taken) {
      if (areDuplicates(vectors[i], other)) {
        refused++;
        return false;
      }
    }
    taken.add(vectors[i]);
    return true;
  }

  /** The first {@code n} of an order that are no duplicates. */
  int[] first(int[] order, int n) {
    int[] found = new int[Math.min(n, order.length)];
    int count = 0;
    for (int at = 0; at < order.length && count < found.length; at++) {
      if (take(order[at])) {
        found[count++] = order[at];
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** How many were passed over. */
  int refused() {
    return refused;
  }

  private boolean areDuplicates(float[] a, float[] b) {
    double distance = squaredDistance(a, b);
    return distance <= near || distance <= EXACT * (square(a) + square(b));
  }

  static double squaredDistance(float[] a, float[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      double difference = (double) a[d] - b[d];
      sum += difference * difference;
    }
    return sum;
  }

  static double square(float[] a) {
    double sum = 0;
    for (float v : a) {
      sum += (double) v * v;
    }
    return sum;
  }

  /** Median over a sample of the distance to the nearest other one in it, exact copies apart. */
  private static double typicalDistance(float[][] vectors) {
    SplittableRandom random = new SplittableRandom(1);
    float[][] sample =
        vectors.length <= SAMPLE
            ? vectors
            : random
                .ints(SAMPLE, 0, vectors.length)
                .mapToObj(i -> vectors[i])
                .toArray(float[][]::new);
    double[] nearest =
        Arrays.stream(sample)
            .mapToDouble(v -> nearestOther(v, sample))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return nearest.length == 0 ? 0 : Math.sqrt(nearest[(nearest.length - 1) / 2]);
  }

  private static double nearestOther(float[] vector, float[][] sample) {
    double nearest = Double.POSITIVE_INFINITY;
    for (float[] other : sample) {
      double distance = squaredDistance(vector, other);
      boolean copy = distance <= EXACT * (square(vector) + square(other));
      nearest = copy ? nearest : Math.min(nearest, distance);
    }
    return nearest;
  }
}
