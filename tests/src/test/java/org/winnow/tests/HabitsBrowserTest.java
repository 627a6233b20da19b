package org.winnow.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a person does at the keyboard, in one JupyterLab server: completion, Shift-Tab, the
 * interrupt and restart buttons, "Run All" with an error in the middle, and the same kernel in
 * Notebook 7.
 */
@Tag("browser")
class HabitsBrowserTest {
  private static final BrowserStory STORY =
      new BrowserStory("habits.py", "habits", Duration.ofMinutes(7));

  private static JsonNode report;

  @BeforeAll
  static void sitDown(@TempDir Path folder) throws Exception {
    report = STORY.tell(folder);
  }

  private static String text(String name) {
    return report.path(name).asText();
  }

  private static void assertTold(String name, String expected) {
    assertTrue(text(name).contains(expected), text(name));
  }

  @Test
  void completionPopsUpAndPutsInTheOnlyOne() {
    String all = report.path("completions").toString();
    assertTrue(all.contains("\"show\"") && all.contains("\"suspects\""), all);
    assertEquals("%train --batch", text("completed").strip());
  }

  @Test
  void shiftTabShowsWhatStandsAtTheCursor() {
    assertTold("java_tooltip", "double Math.hypot(double x, double y)");
    assertTold("magic_tooltip", "Train the skeleton on the data");
    assertTold("question", "double Math.hypot(double x, double y)");
  }

  @Test
  void theInterruptButtonStopsTheCellAndNothingElse() {
    assertTold("interrupted", "Interrupted");
    assertTold("interrupted", "waiting");
    assertTold("after_interrupt", "43");
  }

  @Test
  void theRestartButtonGivesAFreshKernel() {
    assertTold("after_restart", "cannot find symbol");
    assertTold("declared_again", "43");
  }

  @Test
  void runAllStopsAtTheFirstError() {
    JsonNode cells = report.path("run_all");
    assertTrue(cells.path(0).path(1).asText().contains("first ran"), cells.toString());
    assertTrue(cells.path(1).path(1).asText().contains("on purpose"), cells.toString());
    for (int after = 2; after < 4; after++) {
      assertEquals("[ ]:", cells.path(after).path(0).asText().strip());
      assertEquals("", cells.path(after).path(1).asText().strip());
    }
  }

  @Test
  void notebook7RunsTheSameNotebooks() {
    JsonNode state = report.path("notebook_7");
    assertEquals("[]", state.path("errors").toString());
    assertEquals(3, state.path("done").asInt());
    assertTrue(state.path("pictures").asInt() > 0, state.toString());
  }

  @Test
  void raisesNoErrorInThePageOfTheLab() {
    assertEquals("[]", report.path("errors_in_lab").toString());
  }
}
