package org.winnow.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred labels by a hundred key presses in a real JupyterLab: reloaded midway, taken back one
 * by one, and the kernel killed midway. Nothing that was acknowledged is lost.
 */
@Tag("browser")
class HundredLabelsBrowserTest {
  private static final BrowserStory STORY =
      new BrowserStory("hundred_labels.py", "hundred", Duration.ofMinutes(6));

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

  /** The label that each tile shows now: what stands behind the arrow, where there is one. */
  private static List<String> labels(String step) {
    return texts(step, "labels").stream().map(l -> l.replaceAll(".* → ", "")).toList();
  }

  private static List<String> pressed(int n) {
    return IntStream.range(0, n).mapToObj(i -> String.valueOf(i % 10)).toList();
  }

  @Test
  void aHundredKeyPressesLabelAHundredExamples() {
    assertEquals(pressed(100), labels("hundred"));
    assertEquals(100, texts("hundred", "marks").stream().filter("pending"::equals).count());
  }

  @Test
  void aReloadMidwayKeepsWhatWasDone() {
    assertEquals(pressed(50), labels("half").subList(0, 50));
    assertEquals(labels("half"), labels("reloaded"));
    assertEquals(texts("half", "marks"), texts("reloaded", "marks"));
  }

  @Test
  void undoIsAHundredDeep() {
    assertEquals(0, report.path("undone").path("pending").asInt());
    assertTrue(texts("undone", "labels").stream().noneMatch(l -> l.contains("→")));
    assertTrue(texts("undone", "marks").stream().allMatch(String::isEmpty));
  }

  @Test
  void pagesAreTurnedByKeyAndTheFocusStaysInTheGrid() {
    assertEquals("page 2 of 3", report.path("second").path("where").asText());
    assertEquals(100, texts("second", "ids").size());
    assertTrue(report.path("second").path("focused").asBoolean());
  }

  @Test
  void aFlagsNoteIsWrittenWithoutLabellingOrReachingCommandMode() {
    assertEquals("⚑ dd 7 or 1?", texts("flagged", "flags").get(0));
    assertTrue(report.path("cells_kept").asBoolean());
    assertTrue(report.path("flagged").path("focused").asBoolean());
    assertEquals(List.of("⚑ dd 7 or 1?"), texts("found", "flags"));
  }

  @Test
  void everyControlHasAName() {
    assertEquals(0, report.path("second").path("names").asInt());
  }

  @Test
  void aKilledKernelLosesNothingThatWasAcknowledged() {
    List<String> before = texts("acknowledged", "marks");
    int acknowledged = report.path("acknowledged").path("pending").asInt();
    assertTrue(acknowledged > 10, "killed after " + acknowledged);
    assertTrue(report.path("unanswered").path("waiting").asInt() > 0, "shown as not saved");
    assertTrue(report.path("recovered").path("pending").asInt() >= acknowledged);
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i).equals("pending")) {
        assertEquals("pending", texts("recovered", "marks").get(i), "example " + i);
        assertEquals(labels("acknowledged").get(i), labels("recovered").get(i), "example " + i);
      }
    }
  }

  @Test
  void raisesNoError() {
    assertEquals(List.of(), texts("end", "errors"));
    assertEquals("[]", report.path("page_errors").toString());
  }
}
