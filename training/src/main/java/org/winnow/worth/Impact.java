package org.winnow.worth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;
import org.winnow.datasets.repository.Commit;
import org.winnow.datasets.repository.DatasetRepository;
import org.winnow.datasets.repository.LogQuery;
import org.winnow.datasets.repository.Undone;
import org.winnow.training.Evaluation;
import org.winnow.training.TrainingMonitor;

/**
 * Measures what a commit of labels was worth, by training with and without it. Both are measured on
 * the held-out examples whose label both have alike, so that no label judges itself.
 */
public final class Impact {
  private final TrialGround ground;
  private final Wish wish;
  private final Commit commit;

  /**
   * What is measured.
   *
   * @param revision the commit
   * @param seeds pairs of trainings, 1 to 100; 2 and more give an interval
   * @param split whose examples are held out
   * @param asItWas compares the commit with its parent, as labels were then; else the labels that
   *     are checked out with themselves without the commit
   */
  public record Wish(String revision, int seeds, Split split, boolean asItWas) {
    public Wish {
      if (seeds < 1 || seeds > 100) {
        throw new InputException("seeds must be 1 to 100, got " + seeds);
      }
      if (split == Split.TRAIN) {
        throw new InputException("networks are measured on held-out examples, not on train");
      }
    }

    /** On present labels and the validation split. */
    public static Wish of(String revision, int seeds) {
      return new Wish(revision, seeds, Split.VALIDATION, false);
    }
  }

  private record Sides(Dataset with, Dataset without, String compared) {}

  private Impact(TrialGround ground, Wish wish) {
    this.ground = ground;
    this.wish = wish;
    this.commit = ground.repository().log(LogQuery.all().of(wish.revision()).withMost(1)).get(0);
  }

  /**
   * Trains and measures.
   *
   * @throws InputException where the commit has no parent, or no held-out example is alike
   * @throws java.util.concurrent.CancellationException where the monitor cancels; what was trained
   *     by then is not trained again
   */
  public static ImpactResult run(TrialGround ground, Wish wish, TrainingMonitor monitor) {
    return new Impact(ground, wish).measured(monitor);
  }

  private ImpactResult measured(TrainingMonitor monitor) {
    if (commit.parents().isEmpty()) {
      throw new InputException(commit.shortId() + " is the import: there is nothing before it");
    }
    List<String> notes = new ArrayList<>();
    Sides sides = sides(notes);
    Yardstick stick = yardstick(sides, notes);
    List<List<Evaluation>> both =
        ground.trials().measure(List.of(sides.with, sides.without), stick, wish.seeds(), monitor);
    Map<String, Paired> recall = new LinkedHashMap<>();
    for (int c = 0; c < stick.classes().size(); c++) {
      int place = c;
      if (both.get(0).get(0).perClass().get(c).recall().isPresent()) {
        recall.put(
            stick.classes().get(c),
            paired(both, e -> e.perClass().get(place).recall().getAsDouble()));
      }
    }
    notes.add(sentence(recall.size()));
    return new ImpactResult(
        commit,
        ground.repository().diff(commit.parents().get(0), commit.id()),
        sides.compared,
        paired(both, e -> e.accuracy().estimate()),
        paired(both, Evaluation::logLoss),
        recall,
        stick.rows().length,
        notes);
  }

  private String sentence(int classes) {
    return wish.seeds() == 1
        ? "One seed gives no interval: --seeds 5 does."
        : "Intervals are of seeds, for these held-out examples; of "
            + classes
            + " classes one in twenty leaves 0 out by chance.";
  }

  private static Paired paired(List<List<Evaluation>> both, ToDoubleFunction<Evaluation> figure) {
    List<List<Double>> values =
        both.stream()
            .map(side -> side.stream().map(e -> figure.applyAsDouble(e)).toList())
            .toList();
    return new Paired(values.get(0), values.get(1));
  }

  private Sides sides(List<String> notes) {
    DatasetRepository repository = ground.repository();
    boolean present =
        !wish.asItWas() && commit.parents().size() == 1 && Undone.leadsHere(repository, commit);
    if (!present) {
      if (!wish.asItWas()) {
        notes.add(
            commit.parents().size() > 1
                ? "It is a merge, so it is compared with its first parent."
                : "It did not lead to the labels checked out, so they cannot be had without it.");
      }
      String parent = commit.parents().get(0);
      return new Sides(
          repository.at(commit.id()),
          repository.at(parent),
          "the commit against its parent " + parent.substring(0, 7) + ", as labels were then");
    }
    Undone undone = Undone.of(repository, commit.id());
    int left = undone.judgedSince().size();
    if (left > 0) {
      notes.add(
          left
              + (left == 1 ? " example that it changed was" : " examples that it changed were")
              + " judged again since: as they stand on both sides.");
    }
    if (!repository.pending().isEmpty()) {
      notes.add("Pending edits are on neither side.");
    }
    return new Sides(
        undone.with(), undone.without(), "the labels checked out, with and without it");
  }

  private Yardstick yardstick(Sides sides, List<String> notes) {
    Dataset with = sides.with;
    int[] all = with.labelledRows(wish.split());
    int[] alike =
        Arrays.stream(all)
            .filter(
                row -> {
                  int other = sides.without.ids().find(with.ids().get(row));
                  return other >= 0 && sides.without.label(other).equals(with.label(row));
                })
            .toArray();
    if (alike.length < all.length) {
      notes.add(
          (all.length - alike.length)
              + " held-out examples that it changed itself were not measured on.");
    }
    return new Yardstick(with, alike);
  }
}
