package org.winnow.tests.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.winnow.insight.ConfidentLearning;
import org.winnow.insight.LabelFilter;
import org.winnow.insight.LabelScores;

/**
 * What a program says of a {@link CleanlabProblem}.
 *
 * @param masks {@code [7][n]}, in the order of {@link LabelFilter}
 * @param scores {@code [5][n]}: self-confidence, margin, weighted entropy as published, and the
 *     first two of probabilities adjusted for imbalance
 */
record CleanlabAnswer(boolean[][] masks, double[][] scores) {
  private static final int SCORES = 5;

  static CleanlabAnswer ofWinnow(CleanlabProblem problem) {
    float[][] p = problem.probabilities();
    int[] y = problem.labels();
    ConfidentLearning found = ConfidentLearning.of(p, y);
    boolean[][] masks =
        Arrays.stream(LabelFilter.values()).map(found::flagged).toArray(boolean[][]::new);
    float[][] adjusted = LabelScores.adjusted(p, y);
    double[][] scores = {
      LabelScores.selfConfidence(p, y),
      LabelScores.normalizedMargin(p, y),
      LabelScores.publishedWeightedEntropy(p, y),
      LabelScores.selfConfidence(adjusted, y),
      LabelScores.normalizedMargin(adjusted, y)
    };
    return new CleanlabAnswer(masks, scores);
  }

  /** The next answer of {@code tests/python/cleanlab_contender.py}, about n examples. */
  static CleanlabAnswer read(InputStream in, int n) throws IOException {
    boolean[][] masks = new boolean[LabelFilter.values().length][n];
    for (boolean[] mask : masks) {
      byte[] bytes = in.readNBytes(n);
      for (int i = 0; i < n; i++) {
        mask[i] = bytes[i] != 0;
      }
    }
    double[][] scores = new double[SCORES][n];
    for (double[] score : scores) {
      ByteBuffer.wrap(in.readNBytes(8 * n))
          .order(ByteOrder.LITTLE_ENDIAN)
          .asDoubleBuffer()
          .get(score);
    }
    return new CleanlabAnswer(masks, scores);
  }

  int equalMasks(CleanlabAnswer other) {
    int equal = 0;
    for (int f = 0; f < masks.length; f++) {
      equal += Arrays.equals(masks[f], other.masks[f]) ? 1 : 0;
    }
    return equal;
  }

  /** The largest difference of any score. */
  double difference(CleanlabAnswer other) {
    double most = 0;
    for (int s = 0; s < scores.length; s++) {
      for (int i = 0; i < scores[s].length; i++) {
        most = Math.max(most, Math.abs(scores[s][i] - other.scores[s][i]));
      }
    }
    return most;
  }
}
