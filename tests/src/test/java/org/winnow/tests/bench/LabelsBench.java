package org.winnow.tests.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Origin;
import org.winnow.datasets.repository.Author;
import org.winnow.datasets.repository.DatasetRepository;
import org.winnow.datasets.repository.RepositoryOptions;

/**
 * Label history of 1,000,000 examples: Winnow beside the {@code git} command on the same text files
 * in the same run. The ratio is git's time divided by Winnow's.
 */
public final class LabelsBench {
  private static final int EXAMPLES = 1_000_000;
  private static final int EDITS = 100;
  private static final int ROUNDS = 7;
  private static final Attribution BY = new Attribution("bench", Origin.HAND);
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private final Path folder;

  private LabelsBench(Path folder) {
    this.folder = folder;
  }

  /**
   * Runs the benchmark.
   *
   * @param args the file for the rows, then optionally the number of examples
   */
  public static void main(String[] args) throws Exception {
    int examples = args.length > 1 ? Integer.parseInt(args[1]) : EXAMPLES;
    Path folder = Files.createTempDirectory("winnow-labels");
    try {
      LabelsBench bench = new LabelsBench(folder);
      bench.run(examples);
      Files.write(Path.of(args[0]), new ObjectMapper().writeValueAsBytes(bench.rows));
    } finally {
      delete(folder);
    }
  }

  private void run(int examples) throws Exception {
    Dataset data = LabelsBenchData.make(examples);
    Path place = folder.resolve("labels");
    RepositoryOptions options =
        new RepositoryOptions(
            Optional.empty(), new Author("bench", "bench@example.org"), Clock.systemUTC());
    String of = " of " + String.format("%,d", examples);
    once("bring in all" + of, () -> DatasetRepository.create(place, data, "All", options).close());
    DatasetRepository[] opened = new DatasetRepository[1];
    once(
        "open and read everything" + of,
        () -> {
          opened[0] = DatasetRepository.open(place, options);
          opened[0].data();
        });
    try (DatasetRepository repository = opened[0]) {
      measure(repository, of);
    }
  }

  private void measure(DatasetRepository repository, String of) throws Exception {
    GitContender git = GitContender.on(folder.resolve("labels"), folder.resolve("clone"));
    Timings timings = new Timings();
    Random random = new Random(17);
    for (int round = 0; round < ROUNDS; round++) {
      List<LabelEdit> edits = edits(repository.data(), random);
      timings.time("edit", () -> repository.edit(edits));
      timings.time("commit", () -> repository.commit("A hundred labels"));
      timings.time("diff", () -> repository.diff("HEAD~1", "HEAD"));
      timings.time("read", () -> repository.checkout("HEAD~1", false));
      repository.checkout("main", false);
      timings.time("log", () -> repository.log(100));
      git.edit(edits, repository);
      timings.time("git commit", git::commit);
      timings.time("git diff", git::diff);
      timings.time("git read", git::readAll);
      timings.time("git log", git::log);
    }
    pair("commit of 100 scattered edits" + of, timings, "commit");
    pair("difference of two commits" + of, timings, "diff");
    pair("read all labels" + of, timings, "read");
    pair("log", timings, "log");
    row("save 100 edits before they are committed" + of, "winnow", timings.median("edit"), null);
    row("git objects", "winnow", folderMegabytes(folder.resolve("labels/objects")), "MB");
    git.packTightly();
    row("git objects after git gc", "winnow", git.megabytes(), "MB");
  }

  private void pair(String workload, Timings timings, String what) {
    double own = timings.median(what);
    double computing = timings.median(Timings.PROCESSOR + what);
    row(workload + ", processor time", "winnow", computing, null);
    double peer = timings.median("git " + what);
    row(workload, "winnow", own, null);
    row(workload, "git", peer, null);
    rows.get(rows.size() - 2).put("ratio", peer / own);
    rows.get(rows.size() - 1).put("ratio", 1.0);
  }

  private void once(String workload, Timings.Work work) throws Exception {
    Timings timings = new Timings();
    timings.time(workload, work);
    row(workload, "winnow", timings.median(workload), null);
  }

  private void row(String workload, String contender, double value, String unit) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("workload", workload);
    row.put("contender", contender);
    row.put("threads", 1);
    row.put("value", value);
    row.put("unit", unit == null ? "s" : unit);
    row.put("ratio", null);
    rows.add(row);
  }

  private static List<LabelEdit> edits(Dataset data, Random random) {
    List<LabelEdit> edits = new ArrayList<>();
    int[] rows = random.ints(0, data.size()).distinct().limit(EDITS).toArray();
    for (int row : rows) {
      String from = data.label(row);
      String to = data.schema().classes().get((data.labels().classOf(row) + 1) % 10);
      edits.add(new LabelEdit.Relabel(data.ids().get(row), Optional.of(from), Optional.of(to), BY));
    }
    return edits;
  }

  private static double folderMegabytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum() / 1e6;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Path[] all = files.sorted(Comparator.reverseOrder()).toArray(Path[]::new);
      for (Path file : Arrays.asList(all)) {
        Files.delete(file);
      }
    }
  }
}
