package org.winnow.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.Engine;
import org.winnow.training.engine.Network;

/**
 * Tries learning rates on a network that is thrown away: a step at each, from very small to very
 * large, until the loss explodes (Smith 2017, section 3.3).
 */
public final class LearningRateSearch {
  /** The loss that ends it, as a multiple of the lowest (smoothed) so far. */
  private static final double EXPLODED = 4;

  private static final long SHUFFLE = 0x2545F4914F6CDD1DL;

  private LearningRateSearch() {}

  /**
   * Which rates are tried.
   *
   * @param from the first rate, above 0
   * @param to the last rate, above the first
   * @param steps 20 to 10,000
   */
  public record Range(double from, double to, int steps) {
    public Range {
      if (!(from > 0 && to > from && Double.isFinite(to))) {
        throw new InputException(
            "rates are tried from above 0 up to a larger one, got " + from + " to " + to);
      }
      if (steps < 20 || steps > 10_000) {
        throw new InputException("a search takes 20 to 10000 steps, got " + steps);
      }
    }

    /** A hundred steps from 1e-6 to 10. */
    public static Range standard() {
      return new Range(1e-6, 10, 100);
    }

    double rate(int step) {
      return from * Math.pow(to / from, step / (steps - 1.0));
    }
  }

  /**
   * Searches; an interrupt gives the part that is done.
   *
   * @param recipe all of it but rate, schedule and epochs counts
   * @throws InputException where skeleton and data do not fit each other
   */
  public static LearningRateCurve search(
      TrainingInput input, Range range, TrainingMonitor monitor) {
    TrainingPlan plan = TrainingPlan.of(input.skeleton(), input.recipe(), input.data());
    MemoryCheck.require(plan, MemoryRoom.here());
    Weights first = Weights.first(input.skeleton(), input.recipe().seed());
    try (Network network =
        Engine.of(plan.recipe()).forTraining(input.skeleton(), first, plan.recipe())) {
      return new Walk(plan, range).on(network, monitor);
    }
  }

  /** What would be trained on what. */
  public record TrainingInput(Skeleton skeleton, Recipe recipe, Dataset data) {}

  private static final class Walk {
    private final TrainingPlan plan;
    private final Range range;
    private final BatchMaker batches;
    private final int[] labels;
    private final float[] weights;
    private final int[] order;
    private final int size;
    private final double[] rates;
    private final double[] losses;

    Walk(TrainingPlan plan, Range range) {
      this.plan = plan;
      this.range = range;
      this.batches =
          new BatchMaker(plan.skeleton(), BatchMaker.preparation(plan.skeleton(), plan.data()));
      this.labels = plan.labels(plan.trainRows());
      this.weights = plan.weights(labels);
      this.order = shuffled(labels.length, plan.recipe().seed());
      this.size = Math.min(plan.recipe().batchSize(), labels.length);
      this.rates = new double[range.steps()];
      this.losses = new double[range.steps()];
    }

    LearningRateCurve on(Network network, TrainingMonitor monitor) {
      float[] logits = new float[size * plan.skeleton().classes()];
      float[] inputs = new float[Math.multiplyExact(size, plan.skeleton().inputShape().size())];
      double lowest = Double.POSITIVE_INFINITY;
      for (int step = 0; step < rates.length; step++) {
        if (monitor.cancelled()) {
          return curve(step, false);
        }
        rates[step] = range.rate(step);
        losses[step] = network.step(batch(step, inputs), rates[step], logits);
        boolean over = !Double.isFinite(losses[step]) || losses[step] > EXPLODED * lowest;
        if (over && step > 0) {
          return curve(Double.isFinite(losses[step]) ? step + 1 : step, true);
        }
        double[] smooth = curve(step + 1, true).smoothed();
        lowest = Math.min(lowest, smooth[step]);
        monitor.batchDone(step + 1L, rates.length, losses[step]);
      }
      return curve(rates.length, true);
    }

    private LearningRateCurve curve(int steps, boolean whole) {
      return new LearningRateCurve(
          Arrays.copyOf(rates, steps), Arrays.copyOf(losses, steps), whole);
    }

    /** The next examples in shuffled order, beginning anew where they end. */
    private Batch batch(int step, float[] inputs) {
      int[] rows = new int[size];
      int[] positions = new int[size];
      int[] own = new int[size];
      float[] counts = new float[size];
      for (int i = 0; i < size; i++) {
        positions[i] = order[(int) (((long) step * size + i) % order.length)];
        rows[i] = plan.trainRows()[positions[i]];
        own[i] = labels[positions[i]];
        counts[i] = weights[positions[i]];
      }
      batches.fill(plan.data(), rows, 0, size, inputs);
      Augmentation augmentation = plan.recipe().refinement().augmentation();
      batches.augment(augmentation, positions, plan.recipe().seed() + step, inputs);
      return new Batch(inputs, own, counts, size);
    }

    private static int[] shuffled(int n, long seed) {
      SplittableRandom random = new SplittableRandom(seed * SHUFFLE);
      int[] order = new int[n];
      for (int i = 0; i < n; i++) {
        int j = random.nextInt(i + 1);
        order[i] = order[j];
        order[j] = i;
      }
      return order;
    }
  }
}
