package org.winnow.training.engine.onednn;

import java.util.Arrays;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Batch;
import org.winnow.training.plan.Plan;

/**
 * Finds the number of threads with which a plan trains fastest here, in a second at most: one
 * against two, two against four and so on, as long as more are quicker. Windows of whole steps with
 * either number take turns, so that what else the machine does hurts both.
 */
final class Tuning {
  /** Below this there is nothing to divide that would pay for waking a thread. */
  private static final double WORTH_DIVIDING_SECONDS = 3e-4;

  /** Longer steps are tried with fewer examples: what gains with few gains with more. */
  private static final double LONGEST_STEP_SECONDS = 0.03;

  private static final double BUDGET_SECONDS = 0.6;
  private static final int WINDOWS = 5;
  private static final int FEW = 8;

  /**
   * More threads that gain less are better left to others: together they take a third to half more
   * of the processors' time, and they wait for each other where the machine is busy.
   */
  private static final double GAIN = 0.8;

  private final Threads threads;
  private final Skeleton skeleton;
  private final Plan plan;
  private final Surroundings surroundings;

  Tuning(Threads threads, Skeleton skeleton, Plan plan, Surroundings surroundings) {
    this.threads = threads;
    this.skeleton = skeleton;
    this.plan = plan;
    this.surroundings = surroundings;
  }

  /** The best number for a size of batch; the calling thread is left with some number. */
  int best(Recipe recipe) {
    if (threads.most() == 1) {
      return 1;
    }
    try (Tried few = new Tried(1, Math.min(FEW, recipe.batchSize()))) {
      double example = few.seconds(1) / few.batch.size();
      double step = example * recipe.batchSize();
      if (step < WORTH_DIVIDING_SECONDS) {
        return 1;
      }
      int size = (int) Math.min(recipe.batchSize(), LONGEST_STEP_SECONDS / example);
      return climb(Math.max(few.batch.size(), size), Math.min(step, LONGEST_STEP_SECONDS));
    }
  }

  private int climb(int size, double step) {
    int best = 1;
    int rungs = 32 - Integer.numberOfLeadingZeros(threads.most() - 1);
    int steps = (int) Math.max(1, BUDGET_SECONDS / (2 * WINDOWS * rungs) / step);
    while (best < threads.most()) {
      int more = Math.min(2 * best, threads.most());
      if (ratio(best, more, new Window(size, steps)) >= GAIN) {
        return best;
      }
      best = more;
    }
    return best;
  }

  /** So many steps of so many examples. */
  private record Window(int size, int steps) {}

  /** The time of more threads as a share of that of fewer. */
  private double ratio(int fewer, int more, Window window) {
    try (Tried one = new Tried(fewer, window.size());
        Tried other = new Tried(more, window.size())) {
      double[] ratios = new double[WINDOWS];
      for (int i = 0; i < WINDOWS; i++) {
        double alone = one.seconds(window.steps());
        ratios[i] = other.seconds(window.steps()) / alone;
      }
      Arrays.sort(ratios);
      return ratios[WINDOWS / 2];
    }
  }

  /** A network made for a number of threads, which it is run with. */
  private final class Tried implements AutoCloseable {
    private final int count;
    private final Batch batch;
    private final float[] logits;
    private final OneDnnNetwork network;

    Tried(int count, int size) {
      this.count = count;
      this.batch = Trial.batch(skeleton, size);
      this.logits = new float[size * skeleton.classes()];
      threads.use(count);
      this.network = new OneDnnNetwork(plan, Weights.initial(skeleton, 1), surroundings);
      network.step(batch, 0, logits);
    }

    /** Of a step; nothing is learnt in it, but all is computed. */
    double seconds(int steps) {
      threads.use(count);
      long start = System.nanoTime();
      for (int i = 0; i < steps; i++) {
        network.step(batch, 0, logits);
      }
      return (System.nanoTime() - start) * 1e-9 / steps;
    }

    @Override
    public void close() {
      network.close();
    }
  }
}
