package org.winnow.tests.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.winnow.tests.InstalledKernel;
import org.winnow.tests.PythonRun;

/**
 * 100,000 messages that no front end would send, to every socket of a kernel: how many were
 * executed and how many honest requests in between went wrong, which must be none.
 */
public final class FuzzBench {
  private static final int MESSAGES = 100_000;
  private static final Duration LIMIT = Duration.ofMinutes(40);

  private FuzzBench() {}

  /**
   * Runs the benchmark.
   *
   * @param args the file for the rows, then optionally the number of messages and a seed
   */
  public static void main(String[] args) throws Exception {
    int messages = args.length > 1 ? Integer.parseInt(args[1]) : MESSAGES;
    int seed = args.length > 2 ? Integer.parseInt(args[2]) : 1;
    JsonNode report = run(messages, seed, LIMIT);
    BenchRows rows = new BenchRows(1);
    report
        .path("sent")
        .properties()
        .forEach(
            kind -> rows.add("fuzz: " + kind.getKey(), "Winnow", kind.getValue().asInt(), "sent"));
    rows.addNone("fuzz: honest requests gone wrong", "Winnow", report.path("trouble").size());
    report.path("trouble").forEach(trouble -> System.out.println("  " + trouble.asText()));
    rows.add("fuzz: all of it", "Winnow", report.path("seconds").asDouble(), "s");
    rows.write(Path.of(args[0]));
  }

  /** What came of it: {@code sent} by kind, {@code trouble} in words, the kernel's {@code log}. */
  public static JsonNode run(int messages, int seed, Duration limit)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("winnow-fuzz");
    Path report = folder.resolve("report.json");
    Map<String, String> environment = InstalledKernel.in(folder).environment();
    List<String> arguments = List.of("" + messages, report.toString(), "" + seed);
    PythonRun run = PythonRun.of("tests/python/fuzz.py", environment, limit, arguments);
    if (run.exit() != 0) {
      throw new IllegalStateException(run.output());
    }
    return new ObjectMapper().readTree(report.toFile());
  }
}
