package org.winnow.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The label grid in a real JupyterLab in a real browser: suspects labelled with one key each,
 * undone, labelled by range, reloaded, labelled while a training runs, closed. Its pictures stay in
 * {@code tests/target/screenshots/labelling}.
 */
@Tag("browser")
class LabellingBrowserTest {
  private static final BrowserStory STORY =
      new BrowserStory("labelling.py", "labelling", Duration.ofMinutes(5));

  private static JsonNode report;

  @BeforeAll
  static void labelInTheBrowser(@TempDir Path folder) throws Exception {
    report = STORY.tell(folder);
  }

  private static List<String> texts(String step, String list) {
    List<String> texts = new ArrayList<>();
    report.path(step).path(list).forEach(item -> texts.add(item.asText()));
    return texts;
  }

  @Test
  void oneKeyLabelsOneExampleAndMovesOn() {
    List<String> labels = texts("labelled", "labels");
    assertEquals(10, texts("labelled", "marks").stream().filter("pending"::equals).count());
    assertEquals(10, report.path("labelled").path("at").asInt());
    assertTrue(labels.get(5).endsWith("7"), labels.toString());
    assertTrue(labels.get(9).endsWith("3"), labels.toString());
  }

  @Test
  void threeAreTakenBackAndTheCursorFollows() {
    assertEquals(
        texts("labelled", "labels").subList(0, 7), texts("undone", "labels").subList(0, 7));
    assertEquals(
        texts("opened", "labels").subList(7, 30), texts("undone", "labels").subList(7, 30));
    assertEquals(7, report.path("undone").path("at").asInt());
  }

  @Test
  void aRangeIsOneStep() {
    assertEquals(10, report.path("range").path("pending").asInt());
    assertEquals(texts("undone", "labels"), texts("range_undone", "labels"));
  }

  @Test
  void aDoubleClickLabelsOneExample() {
    assertEquals(8, report.path("double_click").path("pending").asInt());
  }

  @Test
  void keysDoNotReachTheNotebooksCommandMode() {
    assertTrue(report.path("cells_kept").asBoolean());
  }

  @Test
  void aReloadedPageShowsTheSameLabelsAndPictures() {
    assertEquals(texts("undone", "labels"), texts("reloaded", "labels"));
    assertEquals(texts("undone", "marks"), texts("reloaded", "marks"));
    assertEquals(30, report.path("reloaded").path("pictures").asInt());
  }

  @Test
  void labelsWhileATrainingRuns() {
    assertTrue(report.path("still_training").asBoolean(), "the training ended too soon");
    assertEquals(17, report.path("trained").path("pending").asInt());
  }

  @Test
  void raisesNoError() {
    assertEquals(List.of(), texts("end", "errors"));
    assertEquals("[]", report.path("page_errors").toString());
  }
}
