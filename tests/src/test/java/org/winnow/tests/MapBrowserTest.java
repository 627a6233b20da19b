package org.winnow.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The map of labels in a real JupyterLab in a real browser: a button and a click on a point show
 * the example, which the next command then knows as #1. Its picture stays in {@code
 * tests/target/screenshots/map}.
 */
@Tag("browser")
class MapBrowserTest {
  private static final BrowserStory STORY =
      new BrowserStory("map_clicks.py", "map", Duration.ofMinutes(5));

  private static JsonNode report;

  @BeforeAll
  static void clickInTheBrowser(@TempDir Path folder) throws Exception {
    report = STORY.tell(folder);
  }

  @Test
  void showsAPointForEachTrainingLabel() {
    assertEquals(1258, report.path("opened").path("points").asInt());
    assertEquals(-1, report.path("opened").path("at").asInt());
    assertTrue(report.path("opened").path("words").asText().startsWith("click a point"));
  }

  @Test
  void buttonsStepThroughTheExamplesWithTheirPictures() {
    assertTrue(report.path("hardest").path("words").asText().contains("of 4 epochs"));
    assertTrue(report.path("hardest").path("picture").asInt() > 0);
    assertNotEquals(report.path("hardest").path("at"), report.path("easier").path("at"));
  }

  @Test
  void aClickOnAPointChoosesIt() {
    assertEquals(report.path("ambiguous").path("at"), report.path("clicked").path("at"));
    assertEquals(report.path("ambiguous").path("words"), report.path("clicked").path("words"));
  }

  @Test
  void aReloadedPageShowsTheSameExample() {
    assertEquals(report.path("clicked").path("at"), report.path("reloaded").path("at"));
    assertEquals(report.path("clicked").path("words"), report.path("reloaded").path("words"));
  }

  @Test
  void theNextCommandKnowsItAsTheFirstRow() {
    String id = report.path("clicked").path("words").asText().split("[ :,]")[0];
    String row = report.path("first_row").asText();
    assertTrue(row.contains(id), id + " in " + row);
  }

  @Test
  void keysStayInTheMapAndNothingFails() {
    assertTrue(report.path("cells_kept").asBoolean());
    assertEquals("[]", report.path("end").path("errors").toString());
    assertEquals("[]", report.path("page_errors").toString());
  }
}
