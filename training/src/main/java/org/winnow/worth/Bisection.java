package org.winnow.worth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;
import org.winnow.datasets.repository.Commit;
import org.winnow.datasets.repository.DatasetRepository;
import org.winnow.datasets.repository.LogQuery;
import org.winnow.training.Evaluation;
import org.winnow.training.TrainingMonitor;

/**
 * Finds the commit of labels from which on a figure fails, by training at each commit that it looks
 * at. All are measured on one yardstick: the held-out examples as the good end has them labelled.
 */
public final class Bisection {
  /** How far from the bound a figure is in the noise, in standard deviations between seeds. */
  private static final double NOISE = 2;

  private final DatasetRepository repository;
  private final Wish wish;
  private final SeedTrials trials;
  private final Watcher watcher;
  private final Condition condition;
  private final Commit good;
  private final Commit bad;
  private final Yardstick stick;
  private double spread = Double.NaN;

  /**
   * What is looked for.
   *
   * @param good a commit that does not fail, before the bad one
   * @param bad a commit that fails
   * @param fails a condition, as {@code recall of 7 < .9}
   * @param seeds trainings of each end; of a commit between them one, or so many where the figure
   *     is within the noise around the bound; 1 to 100
   * @param split whose examples are held out
   */
  public record Wish(String good, String bad, String fails, int seeds, Split split) {
    public Wish {
      if (seeds < 1 || seeds > 100) {
        throw new InputException("seeds must be 1 to 100, got " + seeds);
      }
      if (split == Split.TRAIN) {
        throw new InputException("networks are measured on held-out examples, not on train");
      }
    }

    /** Five seeds, the validation split. */
    public static Wish of(String good, String bad, String fails) {
      return new Wish(good, bad, fails, 5, Split.VALIDATION);
    }
  }

  /** The figures that a condition may name. */
  public static List<String> figures() {
    return Measure.labels();
  }

  /** Hears how far a search is. */
  public interface Watcher {
    /**
     * Before a commit is trained at.
     *
     * @return hears of the trainings, and may cancel them
     */
    TrainingMonitor looking(Commit commit, int inQuestion);

    /** Hears nothing. */
    static Watcher silent() {
      return (commit, inQuestion) -> TrainingMonitor.silent();
    }
  }

  private Bisection(TrialGround ground, Wish wish, Watcher watcher) {
    this.repository = ground.repository();
    this.wish = wish;
    this.watcher = watcher;
    this.good = commit(wish.good());
    this.bad = commit(wish.bad());
    Dataset start = repository.at(good.id());
    this.condition = Condition.parse(wish.fails(), start.schema().classes());
    this.stick = Yardstick.of(start, wish.split());
    this.trials = ground.trials();
  }

  /**
   * Searches.
   *
   * @throws InputException where the ends are not in order, or are not as the condition says
   * @throws java.util.concurrent.CancellationException where the watcher cancels; what was trained
   *     by then is not trained again
   */
  public static BisectResult run(TrialGround ground, Wish wish, Watcher watcher) {
    return new Bisection(ground, wish, watcher).search();
  }

  private Commit commit(String revision) {
    return repository.log(LogQuery.all().of(revision).withMost(1)).get(0);
  }

  private BisectResult search() {
    List<Commit> between = between();
    int seeds = condition.measure() == Measure.COUNT ? 1 : wish.seeds();
    Looked first = end(good, seeds, between.size());
    Looked last = end(bad, seeds, between.size());
    spread = Looked.spread(List.of(first.values(), last.values()));
    first = judged(good, first.values());
    last = judged(bad, last.values());
    requireEnds(first, last);
    Halving halving = new Halving(between);
    List<Looked> steps = new ArrayList<>();
    for (Optional<Commit> next = halving.next(); next.isPresent(); next = halving.next()) {
      Looked looked = look(next.get(), halving.inQuestion());
      steps.add(looked);
      halving.found(looked.commit(), looked.fails());
    }
    Commit found = halving.firstBad();
    return new BisectResult(
        condition.toString(),
        first,
        last,
        steps,
        between.size(),
        spread,
        found,
        repository.diff(found.parents().get(0), found.id()),
        trials.trained(),
        Caveats.of(first, last, steps, between));
  }

  private List<Commit> between() {
    if (good.id().equals(bad.id())) {
      throw new InputException("the good and the bad end are the same commit " + good.shortId());
    }
    if (!repository.log(LogQuery.all().of(bad.id() + ".." + good.id()).withMost(1)).isEmpty()) {
      throw new InputException(
          "the good end %s does not lead to the bad end %s; a search goes from a good commit to a"
                  .formatted(good.shortId(), bad.shortId())
              + " later one that is bad (%log --graph shows them)");
    }
    return repository.log(LogQuery.all().of(good.id() + ".." + bad.id()).inTopologicalOrder());
  }

  private Looked end(Commit commit, int seeds, int inQuestion) {
    return new Looked(commit, values(commit, seeds, inQuestion), false, true);
  }

  private Looked look(Commit commit, int inQuestion) {
    List<Double> values = values(commit, 1, inQuestion);
    boolean noisy = wish.seeds() > 1 && !judged(commit, values).clear();
    return judged(commit, noisy ? values(commit, wish.seeds(), inQuestion) : values);
  }

  private Looked judged(Commit commit, List<Double> values) {
    double mean = Looked.mean(values);
    double noise = NOISE * spread / Math.sqrt(values.size());
    boolean clear = !(Math.abs(mean - condition.bound()) < noise);
    return new Looked(commit, values, condition.holds(mean), clear);
  }

  private List<Double> values(Commit commit, int seeds, int inQuestion) {
    TrainingMonitor monitor = watcher.looking(commit, inQuestion);
    Dataset data = repository.at(commit.id());
    if (condition.measure() == Measure.COUNT) {
      return List.of(count(data));
    }
    return trials.measure(data, stick, seeds, monitor).stream()
        .map(evaluation -> value(commit, evaluation))
        .toList();
  }

  private double count(Dataset data) {
    int[] counts = data.classCounts(Split.TRAIN);
    double count = 0;
    for (int c = 0; c < counts.length; c++) {
      String name = data.schema().classes().get(c);
      count += condition.ofClass().map(name::equals).orElse(true) ? counts[c] : 0;
    }
    return count;
  }

  private double value(Commit commit, Evaluation evaluation) {
    return condition
        .ofClass()
        .map(name -> condition.measure().of(evaluation, evaluation.classes().indexOf(name)))
        .orElseGet(() -> condition.measure().of(evaluation))
        .orElseThrow(
            () ->
                new InputException(
                    "%s is not defined at %s \"%s\": no held-out example is %s it; ask for f1 or recall"
                        .formatted(
                            condition.figure(),
                            commit.shortId(),
                            commit.title(),
                            condition.measure() == Measure.PRECISION ? "predicted as" : "of")));
  }

  private void requireEnds(Looked first, Looked last) {
    if (first.fails()) {
      throw new InputException(
          "the good end %s fails already: %s is %s there; name an earlier one"
              .formatted(good.shortId(), condition.figure(), Caveats.shown(first.mean())));
    }
    if (!last.fails()) {
      throw new InputException(
          ("the bad end %s does not fail: %s is %s there, measured on the %s examples as %s has them"
                  + " labelled;\nask for another bound (%s has %s), or name another commit")
              .formatted(
                  bad.shortId(),
                  condition.figure(),
                  Caveats.shown(last.mean()),
                  wish.split().label(),
                  good.shortId(),
                  good.shortId(),
                  Caveats.shown(first.mean())));
    }
  }
}
