package org.winnow.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every notebook, run on the installed kernel as {@code ./winnow run} does, twice in one folder:
 * the second time it meets the data and the label repository that the first one left.
 */
class NotebookTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** A class room's pod has 1 GB, in which the system and the Jupyter server must fit too. */
  private static final int PEAK_MEGABYTES = 800;

  @TestFactory
  Stream<DynamicContainer> notebooks(@TempDir Path folder) throws Exception {
    InstalledKernel kernel = InstalledKernel.in(folder.resolve("kernel"));
    List<DynamicContainer> containers = new ArrayList<>();
    for (TestedNotebook notebook : TestedNotebook.all()) {
      Path copy = notebook.copyInto(folder.resolve(notebook.name() + "-work"));
      for (String time : List.of("first", "second")) {
        Run run = Run.of(kernel, copy, Checkout.root().resolve("tests/target/notebooks/" + time));
        containers.add(
            dynamicContainer(notebook.name() + ", " + time + " run", checks(notebook, run)));
      }
    }
    return containers.stream();
  }

  private static Stream<DynamicTest> checks(TestedNotebook notebook, Run run) throws IOException {
    List<DynamicTest> checks = new ArrayList<>();
    checks.add(dynamicTest("runs to its end", () -> assertEquals(0, run.exit(), run.output())));
    checks.add(
        dynamicTest(
            "writes nothing to standard error",
            () -> assertEquals(List.of(), run.executed().standardError())));
    checks.add(
        dynamicTest(
            "fits a class room's pod: " + run.peakMegabytes() + " MB",
            () ->
                assertTrue(
                    run.peakMegabytes() > 0 && run.peakMegabytes() <= PEAK_MEGABYTES,
                    run.peakMegabytes() + " MB")));
    for (Claim claim : notebook.claims()) {
      checks.add(
          dynamicTest(
              claim.cell() + ": " + claim.why(),
              () -> assertEquals("", claim.broken(run.executed().text(claim.cell())).orElse(""))));
    }
    return checks.stream();
  }

  /** One run: the runner's exit code and words, the executed copy, and the kernel's peak memory. */
  private record Run(int exit, String output, ExecutedNotebook executed, int peakMegabytes) {

    /** Keeps the executed copy and a report of time and memory in {@code kept}. */
    static Run of(InstalledKernel kernel, Path notebook, Path kept)
        throws IOException, InterruptedException {
      Files.createDirectories(kept);
      Path executed = kept.resolve(notebook.getFileName());
      Path report = kept.resolve(notebook.getFileName() + ".report.json");
      PythonRun run =
          PythonRun.of(
              "kernel/src/main/script/run_notebook.py",
              kernel.environment(),
              LIMIT,
              List.of(
                  notebook.toString(),
                  "--output",
                  executed.toString(),
                  "--report",
                  report.toString()));
      assertTrue(Files.exists(report), run.output());
      JsonNode facts = new ObjectMapper().readTree(report.toFile());
      return new Run(
          run.exit(), run.output(), ExecutedNotebook.read(executed), facts.path("peak_mb").asInt());
    }
  }
}
