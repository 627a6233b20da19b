package org.winnow.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * Farthest-first choice: again and again the candidate farthest from all that is labelled or chosen
 * (greedy k-center, Sener and Savarese 2018, alg. 1; Gonzalez 1985). (labelled + n) · candidates ·
 * width operations.
 */
final class KCenter {
  private final Candidates candidates;
  private final ColumnBlocks blocks;
  private final StepWatcher watcher;
  private final float[] nearest;

  KCenter(Candidates candidates, StepWatcher watcher) {
    this.candidates = candidates;
    this.blocks = ColumnBlocks.of(candidates.vectors());
    this.watcher = watcher;
    this.nearest = new float[candidates.size()];
  }

  /**
   * Positions in the order chosen.
   *
   * @param take takes a candidate, or refuses it
   * @param weight 0 or more, by which its squared distance is multiplied
   */
  int[] choose(int n, IntPredicate take, IntToDoubleFunction weight) {
    int known = candidates.labelled().length;
    Arrays.fill(nearest, Float.MAX_VALUE);
    for (int l = 0; l < known; l++) {
      blocks.lower(candidates.labelled()[l], nearest);
      watcher.at("comparing with the labelled", l + 1, known);
    }
    List<Integer> chosen = new ArrayList<>();
    boolean[] out = new boolean[nearest.length];
    for (int tries = 0; chosen.size() < n && tries < nearest.length; tries++) {
      int best = known + chosen.size() == 0 ? first(weight) : farthest(out, weight);
      out[best] = true;
      if (take.test(best)) {
        chosen.add(best);
        blocks.lower(candidates.vectors()[best], nearest);
        watcher.at("choosing", chosen.size(), n);
      }
    }
    return chosen.stream().mapToInt(i -> i).toArray();
  }

  private int farthest(boolean[] out, IntToDoubleFunction weight) {
    int best = -1;
    double most = -1;
    for (int i = 0; i < nearest.length; i++) {
      double value = out[i] ? -1 : nearest[i] * weight.applyAsDouble(i);
      if (value > most) {
        most = value;
        best = i;
      }
    }
    return best;
  }

  /** Of the heaviest candidates the one nearest to the middle of all. */
  private int first(IntToDoubleFunction weight) {
    float[][] vectors = candidates.vectors();
    double[] sum = new double[vectors[0].length];
    for (float[] v : vectors) {
      for (int d = 0; d < sum.length; d++) {
        sum[d] += v[d];
      }
    }
    float[] middle = new float[sum.length];
    for (int d = 0; d < sum.length; d++) {
      middle[d] = (float) (sum[d] / vectors.length);
    }
    float[] distance = new float[vectors.length];
    Arrays.fill(distance, Float.MAX_VALUE);
    blocks.lower(middle, distance);
    int best = 0;
    for (int i = 1; i < distance.length; i++) {
      double more = weight.applyAsDouble(i) - weight.applyAsDouble(best);
      best = more > 0 || (more == 0 && distance[i] < distance[best]) ? i : best;
    }
    return best;
  }
}
