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
 * The conflicts of a merge in a real JupyterLab in a real browser: settled with one key each,
 * undone, reloaded, opened again, closed, committed. Its pictures stay in {@code
 * tests/target/screenshots/conflicts}.
 */
@Tag("browser")
class ConflictsBrowserTest {
  private static final BrowserStory STORY =
      new BrowserStory("conflicts.py", "conflicts", Duration.ofMinutes(5));

  private static JsonNode report;

  @BeforeAll
  static void settleInTheBrowser(@TempDir Path folder) throws Exception {
    report = STORY.tell(folder);
  }

  private static List<String> texts(String step, String list) {
    List<String> texts = new ArrayList<>();
    report.path(step).path(list).forEach(item -> texts.add(item.asText()));
    return texts;
  }

  @Test
  void eachTileShowsThePictureAndWhatEachSideMadeOfIt() {
    assertEquals(5, report.path("opened").path("pictures").asInt());
    List<String> theirs = new ArrayList<>();
    for (JsonNode sides : report.path("opened").path("sides")) {
      assertEquals("base", sides.get(0).get(0).asText());
      assertEquals("3", sides.get(0).get(1).asText());
      assertEquals("8", sides.get(1).get(1).asText());
      assertTrue(sides.get(1).size() > 2, "by whom: " + sides);
      theirs.add(sides.get(2).get(1).asText());
    }
    assertEquals(List.of("5", "5", "5", "5", "dropped"), theirs.stream().sorted().toList());
  }

  @Test
  void oneKeySettlesOneAndMovesOn() {
    List<String> marks = texts("settled", "marks");
    assertEquals("✓ ours: 8", marks.get(0));
    assertTrue(marks.get(1).startsWith("✓ theirs: "), marks.toString());
    assertEquals(List.of("✓ 3", "✓ 2", ""), marks.subList(2, 5));
    assertEquals(List.of("ours", "theirs"), texts("settled", "taken").subList(0, 2));
    assertEquals(4, report.path("settled").path("at").asInt());
  }

  @Test
  void stepsAreTakenBackAndKeysReachNothingElse() {
    assertEquals(List.of("", "", ""), texts("undone", "marks").subList(2, 5));
    assertEquals(2, report.path("undone").path("at").asInt());
    assertTrue(report.path("cells_kept").asBoolean());
  }

  @Test
  void aReloadedPageShowsTheSame() {
    assertEquals(texts("undone", "marks"), texts("reloaded", "marks"));
    assertEquals(5, report.path("reloaded").path("pictures").asInt());
  }

  @Test
  void theGridLeavesCommandsAndCommitFinishesTheMerge() {
    assertTrue(report.path("all").path("counter").asText().contains("all settled"));
    List<String> replay = new ArrayList<>();
    report.path("replay").forEach(text -> replay.addAll(text.asText().strip().lines().toList()));
    assertTrue(replay.size() >= 2, replay.toString());
    String committed = report.path("committed").asText();
    assertTrue(committed.contains("] Settled"), committed);
  }

  @Test
  void raisesNoError() {
    assertEquals(List.of(), texts("end", "errors"));
    assertEquals("[]", report.path("page_errors").toString());
  }
}
