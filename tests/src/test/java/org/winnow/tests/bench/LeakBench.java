package org.winnow.tests.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.winnow.tests.InstalledKernel;
import org.winnow.tests.PythonRun;

/**
 * What a kernel keeps after 10,000 cells, 1,000 comms, 10,000 declarations of the same name and of
 * different ones, and 50 restarts: the memory at the end over that after half, the threads that
 * were left, and the requests that failed. Memory after the first tenth is told: what it grows from
 * there to the half is mostly the virtual machine's, which compiles and takes heap into use; a leak
 * goes on in the second half.
 *
 * <p>Declarations of different names are live, each of them, and must be kept: memory cannot be
 * flat there. What is judged is that one of the second half keeps no more than one of the first, so
 * that nothing grows with the number of those before. What is declared again must go: there memory
 * is judged as everywhere.
 */
public final class LeakBench {
  private static final List<Integer> FULL = List.of(10_000, 1_000, 10_000, 50);
  private static final Duration LIMIT = Duration.ofHours(3);
  private static final int MOST_TOLD = 5;
  private static final String DECLARATIONS = "declarations";

  /** What a declaration may keep more than an earlier one did. */
  private static final double MOST_MORE = 1.05;

  private LeakBench() {}

  /**
   * Runs the benchmark.
   *
   * @param args the file for the rows, then optionally the numbers of cells, comms, declarations
   *     and restarts
   */
  public static void main(String[] args) throws Exception {
    List<Integer> counts =
        args.length < 5
            ? FULL
            : Arrays.stream(args).skip(1).limit(4).map(Integer::parseInt).toList();
    JsonNode report = run(counts, LIMIT);
    BenchRows rows = new BenchRows(1);
    for (var kind : report.properties()) {
      if (kind.getValue().isObject()) {
        add(rows, kind.getKey(), kind.getValue());
      }
    }
    tell(rows, "leaks", "lines in the kernel's log", report.path("log").asText().lines().toList());
    rows.write(Path.of(args[0]));
  }

  private static void add(BenchRows rows, String kind, JsonNode figures) {
    String workload = "leaks: " + figures.path("count").asInt() + " " + kind;
    boolean halved = figures.path("half").has("heap");
    for (String what : List.of("heap", "metaspace", "resident")) {
      double after = figures.path("after").path(what).asDouble();
      if (kind.equals(DECLARATIONS) && halved) {
        addKept(rows, workload, what, figures);
      } else if (halved) {
        double half = figures.path("half").path(what).asDouble();
        rows.addFlat(workload, what + " at the end, over that after half", half, after);
        rows.add(workload, what + " after the first tenth", before(figures, what), "MB");
      } else {
        rows.addFlat(workload, what + " at the end", before(figures, what), after);
      }
    }
    tell(rows, workload, "threads left", threadsLeft(figures));
    tell(rows, workload, "failures", texts(figures.path("failures")));
    addTime(rows, workload, "ms each of the first tenth", figures.path("ms_first"));
    addTime(rows, workload, "ms each of the last tenth", figures.path("ms_last"));
    addTime(rows, workload, "ms from request to ready, median", figures.path("ms_median"));
  }

  /** What each live declaration keeps, from the first tenth to the half and from there on. */
  private static void addKept(BenchRows rows, String workload, String what, JsonNode figures) {
    double count = figures.path("count").asDouble();
    double half = figures.path("half").path(what).asDouble();
    double early = 1024 * (half - before(figures, what)) / (0.4 * count);
    double late = 1024 * (figures.path("after").path(what).asDouble() - half) / (0.5 * count);
    rows.add(workload, what + " kept by each of the first half", early, "kB");
    String second = what + " kept by each of the second half";
    if (what.equals("resident")) { // the heap is taken into use in steps larger than what is judged
      rows.add(workload, second, late, "kB");
    } else {
      double most = Math.round(100 * MOST_MORE * early) / 100.0;
      rows.addMost(workload, second, late, "kB", most);
    }
  }

  private static double before(JsonNode figures, String what) {
    return figures.path("before").path(what).asDouble();
  }

  private static void tell(BenchRows rows, String workload, String what, List<String> found) {
    rows.addNone(workload, what, found.size());
    found.stream().limit(MOST_TOLD).forEach(one -> System.out.println("  " + one));
  }

  private static void addTime(BenchRows rows, String workload, String what, JsonNode time) {
    if (!time.isMissingNode()) {
      rows.add(workload, what, time.asDouble(), "ms");
    }
  }

  /** By how many megabytes something grew between the first tenth and the end. */
  public static double more(JsonNode figures, String what) {
    return figures.path("after").path(what).asDouble() - before(figures, what);
  }

  /** The names of the threads that were not there after the first tenth. */
  public static List<String> threadsLeft(JsonNode figures) {
    List<String> left = texts(figures.path("after").path("threads"));
    texts(figures.path("before").path("threads")).forEach(left::remove);
    return left;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  /**
   * What was found, by kind of work: {@code before}, {@code after}, {@code failures}.
   *
   * @param counts of cells, comms, declarations, restarts; 0 leaves a kind out
   */
  public static JsonNode run(List<Integer> counts, Duration limit)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("winnow-leaks");
    Path report = folder.resolve("report.json");
    List<String> arguments = new ArrayList<>(counts.stream().map(String::valueOf).toList());
    arguments.add(report.toString());
    PythonRun run =
        PythonRun.of(
            "tests/python/leaks.py", InstalledKernel.in(folder).environment(), limit, arguments);
    if (run.exit() != 0) {
      throw new IllegalStateException(run.output());
    }
    return new ObjectMapper().readTree(report.toFile());
  }
}
