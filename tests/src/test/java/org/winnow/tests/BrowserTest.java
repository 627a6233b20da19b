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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The first notebook in a real JupyterLab in a real browser: opened, run from the menu, saved,
 * reloaded and run again. Its pictures stay in {@code tests/target/screenshots}.
 */
@Tag("browser")
class BrowserTest {
  private static final BrowserStory STORY =
      new BrowserStory("browser.py", "", Duration.ofMinutes(9));

  private static JsonNode report;
  private static ExecutedNotebook saved;
  private static TestedNotebook notebook;

  @BeforeAll
  static void openRunReloadAndRunAgain(@TempDir Path folder) throws Exception {
    notebook = TestedNotebook.of(Checkout.root().resolve("notebooks/01-the-loop.ipynb"));
    Path copy = notebook.copyInto(folder.resolve("work"));
    report = STORY.tell(folder, copy);
    saved = ExecutedNotebook.read(copy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "second"})
  void runsEveryCellWithoutError(String time) {
    JsonNode end = report.path(time);
    assertEquals(List.of(), texts(end.path("errors")));
    assertTrue(end.path("cells").asInt() > 0, "no cell");
    assertEquals(end.path("cells").asInt(), end.path("done").asInt(), "cells with a number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "second"})
  void drawsTheTrainingChartWhileTheCellRuns(String time) {
    List<Integer> points = new ArrayList<>();
    report.path(time).path("points_seen").forEach(n -> points.add(n.asInt()));
    long growths =
        IntStream.range(1, points.size()).filter(i -> points.get(i) > points.get(i - 1)).count();
    assertTrue(growths >= 3, "the chart stood still: " + points);
  }

  @Test
  void showsItsOutputsAgainAfterTheReloadOfThePage() {
    JsonNode first = report.path("first");
    JsonNode reloaded = report.path("reloaded");
    assertEquals(List.of(), texts(reloaded.path("errors")));
    assertEquals(first.path("outputs").asInt(), reloaded.path("outputs").asInt());
    assertTrue(reloaded.path("pictures").asInt() >= first.path("pictures").asInt(), "pictures");
  }

  @Test
  void leavesPicturesAndTheSameFiguresInTheSavedNotebook() throws Exception {
    assertEquals(List.of(), saved.errors());
    assertTrue(saved.pictures() > 0, "no picture that shows without a server");
    for (Claim claim : notebook.claims()) {
      assertEquals("", claim.broken(saved.text(claim.cell())).orElse(""), claim.cell());
    }
  }

  @Test
  void raisesNoErrorInThePage() {
    assertEquals(List.of(), texts(report.path("page_errors")));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
