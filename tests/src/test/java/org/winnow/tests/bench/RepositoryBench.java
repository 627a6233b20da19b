package org.winnow.tests.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Origin;
import org.winnow.datasets.repository.Author;
import org.winnow.datasets.repository.Choice;
import org.winnow.datasets.repository.DatasetRepository;
import org.winnow.datasets.repository.LogQuery;
import org.winnow.datasets.repository.MergeConflict;
import org.winnow.datasets.repository.MergeResult;
import org.winnow.datasets.repository.RepositoryOptions;
import org.winnow.datasets.repository.Side;
import org.winnow.tests.repository.RandomHistory;

/** What git for labels costs: commits, differences, merges, histories, by the number of edits. */
public final class RepositoryBench {
  private static final int ROUNDS = 5;
  private static final Attribution BY = new Attribution("bench", Origin.HAND);
  private final BenchRows rows = new BenchRows(1);
  private final Timings timings = new Timings();
  private final Random random = new Random(29);
  private final int examples;

  private RepositoryBench(int examples) {
    this.examples = examples;
  }

  /**
   * Runs the benchmark.
   *
   * @param args the file for the rows, then optionally the number of examples, of commits in a long
   *     history, and of random histories
   */
  public static void main(String[] args) throws Exception {
    RepositoryBench bench = new RepositoryBench(number(args, 1, 1_000_000));
    Scratch.with(folder -> new RepositoryBisect(bench.rows, folder).run());
    Scratch.with(folder -> bench.run(folder, number(args, 2, 1000), number(args, 3, 10_000)));
    bench.rows.write(Path.of(args[0]));
  }

  private static int number(String[] args, int at, int otherwise) {
    return args.length > at ? Integer.parseInt(args[at]) : otherwise;
  }

  private void run(Path folder, int commits, int histories) {
    Path place = folder.resolve("labels");
    Dataset data = LabelsBenchData.make(examples);
    RepositoryOptions options =
        new RepositoryOptions(
            Optional.empty(), new Author("bench", "bench@example.org"), Clock.systemUTC());
    try (DatasetRepository repository = DatasetRepository.create(place, data, "All", options)) {
      for (int edits : new int[] {10, 100, 1000, 10_000, 100_000}) {
        if (edits <= examples / 2) {
          commitAndDiff(repository, edits);
        }
      }
      merge(repository, Math.min(10_000, examples / 4));
      history(repository, commits);
    } catch (Exception e) {
      throw new IllegalStateException("the benchmark's own work failed", e);
    }
    for (int seed = 0; seed < histories; seed++) {
      try (RandomHistory history = new RandomHistory(folder.resolve("history-" + seed), seed)) {
        history.run(12);
      }
    }
    rows.add("random histories with the labels of the model", "winnow", histories, "cases");
  }

  private void commitAndDiff(DatasetRepository repository, int edits) throws Exception {
    String what = String.format(Locale.ROOT, "%,d edits", edits);
    for (int round = 0; round < ROUNDS; round++) {
      repository.edit(edits(repository.data(), edits));
      timings.time("commit of " + what, () -> repository.commit("Edits"));
      timings.time("difference of " + what, () -> repository.diff("HEAD~1", "HEAD"));
    }
    row("commit of " + what);
    row("difference of " + what);
  }

  /** Two branches with so many edits each, of which a hundred are of the same examples. */
  private void merge(DatasetRepository repository, int edits) throws Exception {
    Dataset data = repository.data();
    repository.branches().create("side", "HEAD");
    List<LabelEdit> all = edits(data, 2 * edits);
    repository.edit(all.subList(0, edits));
    repository.commit("Ours");
    repository.branches().switchTo("side");
    List<LabelEdit> theirs = new ArrayList<>(all.subList(edits, 2 * edits - 100));
    all.subList(0, 100).forEach(edit -> theirs.add(to(data, edit.id(), 2)));
    repository.edit(theirs);
    repository.commit("Theirs");
    repository.branches().switchTo("main");
    String what = String.format(Locale.ROOT, "merge of %,d and %,d edits", edits, edits);
    MergeResult[] result = new MergeResult[1];
    timings.time(what, () -> result[0] = repository.merges().merge("side"));
    rows.add(what + ": conflicts", "winnow", result[0].conflicts().size(), "count");
    Map<String, Choice> choices = new HashMap<>();
    for (MergeConflict conflict : result[0].conflicts()) {
      choices.put(conflict.id(), Choice.of(Side.THEIRS, BY));
    }
    repository.merges().resolve(choices);
    timings.time(what + ", finished", () -> repository.merges().finish(Optional.empty()));
    row(what);
    row(what + ", finished");
    timings.time("checkout", () -> repository.checkout("HEAD~1", false));
    row("checkout");
    repository.branches().switchTo("main");
  }

  private void history(DatasetRepository repository, int commits) throws Exception {
    String id = repository.data().ids().get(0);
    String start = repository.head();
    for (int i = 0; i < commits; i++) {
      repository.edit(edits(repository.data(), 10));
      repository.commit("Commit " + i);
    }
    String after = String.format(Locale.ROOT, " after %,d commits", commits);
    timings.time("log" + after, () -> repository.log(Integer.MAX_VALUE));
    timings.time("log of one example" + after, () -> repository.log(LogQuery.all().judging(id)));
    timings.time("blame of one example" + after, () -> repository.blame().example(id));
    timings.time("difference of all" + after, () -> repository.diff(start, "HEAD"));
    row("log" + after);
    row("log of one example" + after);
    row("blame of one example" + after);
    row("difference of all" + after);
  }

  private void row(String what) {
    rows.add(what, "winnow", timings.median(what), "s");
    rows.add(what + ", processor", "winnow", timings.median(Timings.PROCESSOR + what), "s");
  }

  private List<LabelEdit> edits(Dataset data, int count) {
    List<LabelEdit> edits = new ArrayList<>();
    random
        .ints(0, data.size())
        .distinct()
        .limit(count)
        .forEach(row -> edits.add(to(data, data.ids().get(row), 1)));
    return edits;
  }

  /** Gives an example the class so many behind its own. */
  private static LabelEdit to(Dataset data, String id, int further) {
    int row = data.ids().find(id);
    String next = data.schema().classes().get((data.labels().classOf(row) + further) % 10);
    return new LabelEdit.Relabel(id, Optional.of(data.label(row)), Optional.of(next), BY);
  }
}
