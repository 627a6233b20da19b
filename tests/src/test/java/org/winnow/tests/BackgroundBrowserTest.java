package org.winnow.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A training in the background in a real JupyterLab in a real browser: another cell beside it, the
 * page reloaded in its midst, stopped, and one that is waited for. Its pictures stay in {@code
 * tests/target/screenshots/background}.
 */
@Tag("browser")
class BackgroundBrowserTest {
  private static final BrowserStory STORY =
      new BrowserStory("background.py", "background", Duration.ofMinutes(8));

  private static JsonNode report;

  @BeforeAll
  static void trainInTheBackground(@TempDir Path folder) throws Exception {
    report = STORY.tell(folder);
  }

  private static int epoch(String step) {
    return report.path(step).path("epoch").asInt();
  }

  private static String text(String name) {
    return report.path(name).asText();
  }

  @Test
  void theChartGrowsUnderItsOwnCellThatHasEndedWhileAnotherCellAnswers() {
    assertEquals("[3]:", text("training_cell"));
    assertEquals("beside 42\n", text("beside"));
    assertTrue(epoch("begun") > 0 && epoch("after_beside") > epoch("begun"), report.toString());
    assertTrue(report.path("after_beside").path("lines").asInt() > 0, "no line is drawn");
  }

  @Test
  void jobsListsIt() {
    assertTrue(text("jobs").contains("wide on digits\trunning\tepoch "), text("jobs"));
    String end = text("jobs_at_the_end");
    assertTrue(end.contains("model\twide on digits\tstopped"), end);
    assertTrue(end.contains("brief\twide on digits\tdone"), end);
  }

  @Test
  void aReloadedPageShowsTheChartAndItGrowsOn() {
    assertTrue(epoch("reloaded") > epoch("after_beside"), report.toString());
    assertTrue(epoch("after_reload") > epoch("reloaded"), report.toString());
    assertTrue(report.path("reloaded").path("lines").asInt() > 0, "no line is drawn");
  }

  @Test
  void aPictureIsLeftAlsoInAPageThatWasReloaded() {
    for (String training : List.of("stopped", "brief")) {
      assertEquals(0, report.path(training).path("charts").asInt(), training);
      assertTrue(report.path(training).path("pictures").asInt() > 0, training);
    }
  }

  @Test
  void waitEndsWithTheTraining() {
    assertTrue(text("waited").contains("10 epochs in "), text("waited"));
  }

  @Test
  void raisesNoError() {
    assertEquals("[]", report.path("end").path("errors").toString());
    assertEquals("[]", report.path("page_errors").toString());
  }
}
