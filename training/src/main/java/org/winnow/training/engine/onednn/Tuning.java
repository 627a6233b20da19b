package org.winnow.training.engine.onednn;

import java.util.Arrays;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Batch;
import org.winnow.training.plan.Plan;

/**
 * Finds the number of threads with which a plan trains fastest here, in a second at most: windows
 * of steps with one thread and with all, in turn, so that what else the machine does hurts both.
 */
final class Tuning {
  /** Below this there is nothing to divide that would pay for waking a thread. */
  private static final double WORTH_DIVIDING_SECONDS = 3e-4;

  private static final double BUDGET_SECONDS = 0.6;
  private static final int WINDOWS = 5;

  /** A second thread that gains less is better left to others. */
  private static final double GAIN = 0.9;

  private final Threads threads;
  private final Skeleton skeleton;
  private final Batch batch;
  private final float[] logits;

  Tuning(Threads threads, Skeleton skeleton, Recipe recipe) {
    this.threads = threads;
    this.skeleton = skeleton;
    this.batch = Trial.batch(skeleton, recipe.batchSize());
    this.logits = new float[recipe.batchSize() * skeleton.classes()];
  }

  /** The best number; the calling thread is left with some number. */
  int best(Plan plan, Surroundings surroundings) {
    int most = threads.most();
    if (most == 1) {
      return 1;
    }
    Weights weights = Weights.initial(skeleton, 1);
    threads.use(1);
    try (OneDnnNetwork one = new OneDnnNetwork(plan, weights, surroundings)) {
      one.gradients(batch, logits);
      double step = seconds(one, 1);
      if (step < WORTH_DIVIDING_SECONDS) {
        return 1;
      }
      threads.use(most);
      try (OneDnnNetwork all = new OneDnnNetwork(plan, weights, surroundings)) {
        all.gradients(batch, logits);
        int steps = (int) Math.max(1, BUDGET_SECONDS / (2 * WINDOWS) / step);
        double[] ratios = new double[WINDOWS];
        for (int i = 0; i < WINDOWS; i++) {
          threads.use(1);
          double alone = seconds(one, steps);
          threads.use(most);
          ratios[i] = seconds(all, steps) / alone;
        }
        Arrays.sort(ratios);
        return ratios[WINDOWS / 2] < GAIN ? most : 1;
      }
    }
  }

  private double seconds(OneDnnNetwork network, int steps) {
    long start = System.nanoTime();
    for (int i = 0; i < steps; i++) {
      network.gradients(batch, logits);
    }
    return (System.nanoTime() - start) * 1e-9 / steps;
  }
}
