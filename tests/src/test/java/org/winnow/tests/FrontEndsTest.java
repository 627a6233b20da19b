package org.winnow.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small notebook run by papermill and nbconvert, and the kernel in {@code jupyter console}. */
class FrontEndsTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static JsonNode report;

  @BeforeAll
  static void runThemAll(@TempDir Path folder) throws Exception {
    Map<String, String> environment = new HashMap<>(InstalledKernel.in(folder).environment());
    environment.put("PYTHONPATH", Checkout.root().resolve("kernel/src/main/python").toString());
    Path written = folder.resolve("report.json");
    PythonRun run =
        PythonRun.of(
            "tests/python/front_ends.py",
            environment,
            LIMIT,
            List.of(folder.toString(), written.toString()));
    assertEquals(0, run.exit(), run.output());
    report = new ObjectMapper().readTree(written.toFile());
  }

  @Test
  void papermillSetsParametersInTheTypesOfTheNotebook() {
    JsonNode papermill = report.path("papermill");
    assertEquals("3 epochs at 1.0 on a \"b\" \\ ü\n", papermill.path("texts").path(2).asText());
    assertEquals("42", papermill.path("texts").path(6).asText());
    assertEquals(
        "{\"epochs\":\"int\",\"rate\":\"double\",\"source\":\"String\"}",
        papermill.path("known").toString());
  }

  @Test
  void nbconvertRunsANotebookIntoAPageThatNeedsNoServer() {
    JsonNode page = report.path("nbconvert");
    assertEquals(0, page.path("exit").asInt(), page.path("told").asText());
    assertTrue(page.path("parameters").asBoolean(), "the environment's parameter");
    assertTrue(page.path("result").asBoolean(), "the last cell's result");
    assertTrue(page.path("pictures").asInt() > 0, "no picture");
  }

  @Test
  void theConsoleShowsResultsOutputHelpAndErrorsAsText() {
    assertEquals(7, report.path("console").size(), report.path("console").toString());
    assertEquals("1 + 1", report.path("console").path(6).asText());
  }
}
