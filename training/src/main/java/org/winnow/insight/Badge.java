package org.winnow.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Batch choice by k-means++ draws of gradient embeddings g = (p − onehot(argmax p)) ⊗ h, which are
 * long where the network is unsure and differ where examples do (Ash et al. 2020, alg. 1). The
 * product's parts are kept apart: ⟨g, g′⟩ = ⟨a, a′⟩ · ⟨h, h′⟩, so that memory is n · (classes +
 * width), never their product.
 */
final class Badge {
  private final float[][] hidden;
  private final float[][] errors;
  private final ColumnBlocks hiddenBlocks;
  private final ColumnBlocks errorBlocks;
  private final double[] lengths;
  private final double[] nearest;
  private final float[] hiddenProducts;
  private final float[] errorProducts;

  Badge(Candidates candidates) {
    hidden = candidates.vectors();
    float[][] p = candidates.said(Strategy.BADGE).probabilities();
    errors = Arrays.stream(p).map(Badge::error).toArray(float[][]::new);
    hiddenBlocks = ColumnBlocks.of(hidden);
    errorBlocks = ColumnBlocks.of(errors);
    lengths = new double[hidden.length];
    Arrays.setAll(lengths, i -> Distinct.square(hidden[i]) * Distinct.square(errors[i]));
    nearest = lengths.clone();
    hiddenProducts = new float[hidden.length];
    errorProducts = new float[hidden.length];
  }

  private static float[] error(float[] p) {
    float[] error = p.clone();
    error[Probability.argmax(p)] -= 1;
    return error;
  }

  /** Positions in the order drawn; the first is the one with the longest gradient. */
  int[] choose(int n, long seed, Distinct distinct, StepWatcher watcher) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> chosen = new ArrayList<>();
    for (int tries = 0; chosen.size() < n && tries < nearest.length; tries++) {
      int next = tries == 0 ? longest() : draw(random);
      if (next < 0) {
        break; // what is left are copies of what was chosen
      }
      boolean taken = distinct.take(next);
      if (taken) {
        chosen.add(next);
        lower(next, chosen.size() == 1);
        watcher.at("choosing", chosen.size(), n);
      }
      nearest[next] = 0;
    }
    return chosen.stream().mapToInt(i -> i).toArray();
  }

  private int longest() {
    int best = 0;
    for (int i = 1; i < lengths.length; i++) {
      best = lengths[i] > lengths[best] ? i : best;
    }
    return best;
  }

  private int draw(SplittableRandom random) {
    double total = Arrays.stream(nearest).sum();
    if (!(total > 0)) {
      return -1;
    }
    double left = random.nextDouble() * total;
    int last = -1;
    for (int i = 0; i < nearest.length; i++) {
      if (nearest[i] > 0) {
        last = i;
        left -= nearest[i];
        if (left < 0) {
          return i;
        }
      }
    }
    return last;
  }

  private void lower(int centre, boolean first) {
    hiddenBlocks.products(hidden[centre], hiddenProducts);
    errorBlocks.products(errors[centre], errorProducts);
    for (int i = 0; i < nearest.length; i++) {
      double product = (double) hiddenProducts[i] * errorProducts[i];
      double distance = Math.max(0, lengths[i] + lengths[centre] - 2 * product);
      nearest[i] = first ? distance : Math.min(nearest[i], distance);
    }
  }
}
