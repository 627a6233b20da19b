package org.winnow.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernel judged by Jupyter's own test suite for kernels, over real sockets. */
class ConformanceTest {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static JsonNode outcomes;
  private static String output;

  @BeforeAll
  static void runTheSuiteOnce(@TempDir Path folder) throws Exception {
    Path report = folder.resolve("report.json");
    PythonRun run =
        PythonRun.of(
            "tests/python/conformance.py",
            InstalledKernel.in(folder).environment(),
            LIMIT,
            List.of(report.toString()));
    assertEquals(0, run.exit(), run.output());
    outcomes = new ObjectMapper().readTree(report.toFile());
    output = run.output();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "test_kernel_info",
        "test_execute_stdout",
        "test_execute_stderr",
        "test_completion",
        "test_is_complete",
        "test_error",
        "test_execute_result",
        "test_display_data",
        "test_history",
        "test_inspect",
        "test_clear_output",
        "test_pager",
        "test_recv_iopub_welcome_msg"
      })
  void passes(String test) {
    JsonNode outcome = outcomes.path(test);
    assertEquals(
        "passed",
        outcome.path("outcome").asText("not run"),
        () -> outcome.path("detail").asText() + output);
  }
}
