package org.winnow.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.winnow.tests.repository.Kills;
import org.winnow.tests.repository.RandomHistory;
import org.winnow.tests.repository.Team;

/**
 * What git for labels costs at 1,000,000 labels of 10 classes, beside plain git and DVC on the same
 * edits; and what killed processes, several processes and random histories leave behind.
 *
 * <p>Arguments: the file for the rows; then optionally {@code --quick} for a fortieth of
 * everything, and {@code --only} with the parts that are wanted alone, as {@code --only edits
 * merge}. The last row of each part tells how many seconds it took.
 */
public final class RepositoryBench {
  private static final List<String> PARTS =
      List.of(
          "edits",
          "merge",
          "history",
          "travel",
          "bisect",
          "kills",
          "processes",
          "clones",
          "histories");

  /** A team begins anew before its history is long: checking that is not what takes time here. */
  private static final int KILLS_OF_A_TEAM = 25;

  private final BenchRows rows = new BenchRows(1);
  private final List<String> wanted;
  private final int share;

  private RepositoryBench(List<String> options) {
    int only = options.indexOf("--only");
    wanted =
        only < 0
            ? PARTS
            : options.subList(only + 1, options.size()).stream()
                .filter(option -> !option.equals("--quick"))
                .toList();
    if (!PARTS.containsAll(wanted)) {
      throw new IllegalArgumentException("--only takes some of " + PARTS + ", got " + wanted);
    }
    share = options.contains("--quick") ? 40 : 1;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    RepositoryBench bench = new RepositoryBench(List.of(args).subList(1, args.length));
    Scratch.with(bench::run);
    bench.rows.write(Path.of(args[0]));
  }

  private void run(Path folder) throws IOException {
    BigRepository big = new BigRepository(folder, 1_000_000 / share);
    part("edits", () -> new RepositoryEdits(big, rows).curve(folder));
    part("merge", () -> new RepositoryEdits(big, rows).merge());
    part("history", () -> new RepositoryHistory(big, rows).run(10_000 / share));
    part("travel", () -> new RepositoryTravel(big, rows).run(folder));
    Path trials = Files.createDirectories(folder.resolve("bisect"));
    part("bisect", () -> new RepositoryBisect(rows, trials).run());
    part("kills", () -> kills(folder.resolve("kills"), 1000 / share));
    part("processes", () -> processes(folder.resolve("processes"), 1000 / share));
    part("clones", () -> clones(folder.resolve("clones"), 200 / share));
    part("histories", () -> histories(folder.resolve("histories"), 10_000 / share));
  }

  /** Work that writes files and waits for other processes. */
  private interface Part {
    void run() throws Exception;
  }

  private void part(String name, Part work) {
    if (wanted.contains(name)) {
      long start = System.nanoTime();
      try {
        work.run();
      } catch (Exception e) {
        throw new IllegalStateException("part " + name + " failed", e);
      }
      rows.add("part " + name, "winnow", (System.nanoTime() - start) / 1e9, "s");
    }
  }

  private void kills(Path folder, int count) throws Exception {
    List<String> trouble = Collections.synchronizedList(new ArrayList<>());
    IntStream.range(0, (count + KILLS_OF_A_TEAM - 1) / KILLS_OF_A_TEAM)
        .parallel()
        .forEach(team -> trouble.addAll(killed(folder.resolve("team-" + team), team)));
    trouble.forEach(System.out::println);
    rows.add("processes killed in edit, commit, merge, push or pull", "winnow", count, "count");
    rows.addNone(
        "lost edits, broken repositories, next commands that fail", "winnow", trouble.size());
  }

  private static List<String> killed(Path folder, long seed) {
    try {
      return new Kills(folder, seed).run(KILLS_OF_A_TEAM);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("killing processes failed", e);
    }
  }

  private void processes(Path folder, int commits) throws Exception {
    List<String> trouble = Team.inOneRepository(folder, 2, commits);
    trouble.forEach(System.out::println);
    rows.add("commits of two processes to one repository", "winnow", 2 * commits, "count");
    rows.addNone("commits lost, doubled or with other labels", "winnow", trouble.size());
  }

  private void clones(Path folder, int commits) throws Exception {
    List<String> trouble = Team.withOneRemote(folder, 3, commits);
    trouble.forEach(System.out::println);
    rows.add("commits of three clones pushed to one remote", "winnow", 3 * commits, "count");
    rows.addNone("pushed commits lost, doubled or with other labels", "winnow", trouble.size());
  }

  /** Each compares the labels of all its commits, and throws where one differs. */
  private void histories(Path folder, int count) {
    for (int seed = 0; seed < count; seed++) {
      try (RandomHistory history = new RandomHistory(folder.resolve("h" + seed), seed)) {
        history.run(12);
      }
    }
    rows.add("random histories with the labels of the model", "winnow", count, "cases");
  }
}
