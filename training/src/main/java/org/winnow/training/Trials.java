package org.winnow.training;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import org.winnow.datasets.Dataset;

/**
 * Trainings of one skeleton by one recipe, with other data or seeds, side by side: what their
 * networks say of held-out examples is all that stays of them.
 */
public final class Trials {
  private final Simulation.Terms terms;
  private final HeldOut heldOut;

  /**
   * One training.
   *
   * @param seed in place of the recipe's
   */
  public record Trial(Dataset data, long seed) {}

  /**
   * The examples that every network is asked about.
   *
   * @param rows of {@code data}; not copied, not to be changed
   */
  public record HeldOut(Dataset data, int[] rows) {}

  /**
   * @param terms the seed of its recipe is replaced by that of each trial; trainings without a
   *     number of threads take one each
   */
  public Trials(Simulation.Terms terms, HeldOut heldOut) {
    this.terms = terms;
    this.heldOut = heldOut;
  }

  /**
   * Trains, as many at once as there are processors and memory for.
   *
   * @param taken receives the number of each trial, in order, and its network's predictions, on the
   *     calling thread; what it received stays good where the rest is cancelled
   * @throws CancellationException where the monitor cancels, or the thread is interrupted
   * @throws org.winnow.datasets.InputException where skeleton and data do not fit, or one diverges
   *     at once
   */
  public void run(
      List<Trial> trials, TrainingMonitor monitor, BiConsumer<Integer, Predictions> taken) {
    if (trials.isEmpty()) {
      return;
    }
    Recipe each = SideBySide.each(terms.recipe());
    TrainingPlan plan = TrainingPlan.of(terms.skeleton(), each, trials.get(0).data());
    int[] next = new int[1];
    SideBySide.of(plan)
        .<Predictions>train(
            new PartsMonitor(monitor, trials.size()),
            (part, own) -> one(trials.get(part), each, own),
            said -> taken.accept(next[0]++, said));
  }

  private Predictions one(Trial trial, Recipe each, TrainingMonitor monitor) {
    Model model =
        new Trainer(terms.skeleton(), each.withSeed(trial.seed()))
            .withoutTrace()
            .train(trial.data(), monitor);
    if (monitor.cancelled()) {
      throw new CancellationException("a training was cancelled");
    }
    return model.predict(heldOut.data(), heldOut.rows(), monitor);
  }
}
