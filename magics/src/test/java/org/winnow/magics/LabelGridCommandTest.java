package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.InputException;

/** The label grid, its messages sent in the browser's place. */
class LabelGridCommandTest extends LabelGridTab {
  @Test
  void aChosenLabelIsJournalledBeforeItIsAcknowledged() throws Exception {
    open("%label " + first(5));
    String id = id(0);
    String to = other(id);
    label(to, id);
    assertEquals(Map.of("tab", 1), state("acknowledged"));
    assertEquals(1, state("pending"));
    assertEquals(to, ((List<?>) state("labels")).get(0));
    assertEquals("pending", ((List<?>) state("marks")).get(0));
    loop.session.close();
    try (Loop again = new Loop(folder).digits()) {
      assertEquals(1, again.session.repository().pending().size());
    }
  }

  @Test
  void aMessageThatComesTwiceIsDoneOnce() throws Exception {
    open("%label " + first(3));
    label("3", id(0));
    seq = 0;
    send("undo", Map.of());
    assertEquals(1, pending());
    assertEquals(Map.of("tab", 1), state("acknowledged"));
  }

  @Test
  void aMessageThatOvertookALostOneWaits() throws Exception {
    open("%label " + first(3));
    seq = 1;
    label("3", id(0));
    assertEquals(0, pending());
    seq = 0;
    label("5", id(1));
    label("3", id(0));
    assertEquals(2, pending());
  }

  @Test
  void labellingTwiceTheSameIsOneEdit() throws Exception {
    open("%label " + first(3));
    label("3", id(0));
    label("3", id(0));
    assertEquals(1, pending());
    assertEquals(Map.of("tab", 2), state("acknowledged"));
  }

  @Test
  void skippingEditsNothingAndUndoTakesTheSameStepsAsTheCommand() throws Exception {
    open("%label " + first(6));
    String untouched = data().digest();
    send("skip", Map.of("ids", List.of(id(0))));
    assertEquals("skipped", ((List<?>) state("marks")).get(0));
    assertEquals(0, pending());
    label("3", id(1));
    label("5", id(2), id(3), id(4));
    assertEquals(4, pending());
    send("undo", Map.of());
    assertEquals(1, pending());
    assertEquals("took back 3 edits", state("said"));
    loop.run("%undo");
    assertEquals(untouched, data().digest());
    assertEquals(0, state("pending"));
    send("undo", Map.of());
    assertEquals("there is nothing to undo", state("said"));
  }

  @Test
  void refusesWhatWasPressedOnAWrongBelief() throws Exception {
    open("%label " + first(3));
    String before = data().digest();
    String stale = other(id(0));
    send("label", Map.of("examples", List.of(List.of(id(0), stale)), "to", "7"));
    assertTrue(refusal().contains("by now, not " + stale), refusal());
    send("label", Map.of("examples", List.of(List.of("nobody", "1")), "to", "7"));
    assertTrue(refusal().contains("'nobody' is not on this page"), refusal());
    send("label", Map.of("examples", List.of(List.of(id(0), now(id(0)))), "to", "seven"));
    assertTrue(refusal().contains("'seven' is not one of"), refusal());
    send("accept", Map.of("examples", List.of(List.of(id(0), now(id(0))))));
    assertTrue(refusal().contains("no suggestion"), refusal());
    send("dance", Map.of());
    assertTrue(refusal().contains("'dance'"), refusal());
    assertEquals(before, data().digest());
    assertEquals(Map.of("tab", 5), state("acknowledged"));
    label(stale, id(0));
    assertEquals(1, pending());
  }

  @Test
  void aStepWithOneStaleExampleChangesNone() throws Exception {
    open("%label " + first(3));
    List<List<String>> examples = List.of(List.of(id(0), now(id(0))), List.of(id(1), other(id(1))));
    send("label", Map.of("examples", examples, "to", "7"));
    assertTrue(refusal().contains("by now"), refusal());
    assertEquals(0, pending());
  }

  @Test
  void anExampleDroppedMeanwhileShowsAsGoneAndCannotBeLabelled() throws Exception {
    open("%label " + first(3));
    String id = id(0);
    String label = now(id);
    loop.run("%drop " + id);
    assertEquals("gone", ((List<?>) state("marks")).get(0));
    send("label", Map.of("examples", List.of(List.of(id, label)), "to", "7"));
    assertTrue(refusal().contains("no longer in the data set"), refusal());
    send("undo", Map.of());
    assertEquals(label, ((List<?>) state("labels")).get(0));
  }

  @Test
  void acceptingSuggestionsCountsAsJudgedByHandAndReplaysToTheSameData() throws Exception {
    loop = new Loop(folder).flippedDigits().skeleton().run("%train 2 --lr 3e-3").run("%suspects");
    loop.output();
    loop.run("%label --top 8");
    String start = data().digest();
    List<String> ids = loop.session.lastSuspects().top(8).stream().map(s -> s.id()).toList();
    for (String id : ids.subList(0, 3)) {
      send("accept", Map.of("examples", List.of(List.of(id, now(id)))));
    }
    label(now(ids.get(3)), ids.get(3));
    label("3", ids.get(4), ids.get(5));
    send("undo", Map.of());
    assertEquals(4, state("pending"));
    send("done", Map.of());
    String labelled = data().digest();
    String left = loop.output();
    assertTrue(left.contains("The same edits as commands:"), left);
    List<String> lines = left.lines().filter(l -> l.startsWith("%relabel ")).toList();
    assertEquals(4, lines.size());
    loop.run("%accept --top 8");
    assertTrue(loop.output().contains("4 left alone"));
    loop.run("%undo").run("%undo").run("%undo").run("%undo").run("%undo");
    assertEquals(start, data().digest());
    for (String line : lines) {
      loop.run(line);
    }
    assertEquals(labelled, data().digest());
  }

  @Test
  void replayLinesReadBackWhateverAClassIsCalled() throws Exception {
    Path table = folder.resolve("odd.csv");
    Files.writeString(table, "x,label\n1,a>b\n2,-1\n3,red fox\n4,it's\n5,>50%\n6,=;\n");
    loop = new Loop(folder);
    loop.run("%dataset $/odd.csv --repo $/odd.winnow")
        .run("%show -n 9")
        .run("%label #1 #2 #3 #4 #5 #6");
    String start = data().digest();
    List<String> classes = data().schema().classes();
    for (int row = 0; row < data().size(); row++) {
      String next = classes.get((data().labels().classOf(row) + 1) % classes.size());
      label(next, id(row));
    }
    assertEquals(List.of(), state("refused"));
    String labelled = data().digest();
    loop.run("%label --done");
    List<String> lines = loop.output().lines().filter(l -> l.startsWith("%relabel ")).toList();
    assertEquals(6, lines.size());
    for (int i = 0; i < 6; i++) {
      loop.run("%undo");
    }
    assertEquals(start, data().digest());
    for (String line : lines) {
      loop.run(line);
    }
    assertEquals(labelled, data().digest());
  }

  @Test
  void aReloadedPageIsClosedByTheCommandWhichShowsThePicture() throws Exception {
    open("%label " + first(3));
    send("seen", Map.of());
    label("3", id(0));
    loop.host.latestView().sent(Map.of("client", "tab2", "seq", 1, "action", "seen"));
    send("done", Map.of());
    assertTrue(refusal().contains("%label --done"), refusal());
    int shown = loop.host.shown.size();
    loop.run("%label --done");
    assertEquals(shown + 1, loop.host.shown.size());
    assertTrue(loop.host.shown.get(shown).text().contains("The same edits as commands"));
  }

  @Test
  void theNextGridOrDataSetClosesTheOneBefore() throws Exception {
    open("%label " + first(3));
    FakeHost.FakeView before = loop.host.latestView();
    label("3", id(0));
    loop.run("%label " + id(1));
    before.sent(Map.of("client", "tab", "seq", 2, "action", "undo"));
    assertEquals(1, pending());
    loop.digits();
    assertEquals(1, pending());
    loop.output();
    loop.run("%label --done");
    assertEquals("No label grid is open.\n", loop.output());
  }

  @Test
  void choosesTheUnlabelledBeforeTheUncertainAndPages() throws Exception {
    loop = new Loop(folder).digits().run("%show -n 5").run("%relabel #1 ? #2 ? #3 ?");
    loop.output();
    loop.run("%label --top 2");
    assertTrue(loop.host.text().contains("1 to 2 of 3: unlabelled examples"));
    loop.run("%label --top 2 --page 2");
    assertTrue(loop.host.text().contains("3 to 3 of 3"));
    assertThrows(InputException.class, () -> loop.run("%label --top 2 --page 3"));
    assertThrows(InputException.class, () -> loop.run("%label --top 101"));
    assertThrows(InputException.class, () -> loop.run("%label --suspects --unlabelled"));
    assertThrows(InputException.class, () -> loop.run("%label --suspects"));
  }

  @Test
  void labelsFromAnotherThreadWhileCommandsRun() throws Exception {
    open("%label " + first(40));
    List<String> ids = new ArrayList<>();
    for (int row = 0; row < 40; row++) {
      ids.add(id(row));
    }
    List<Throwable> failures = new ArrayList<>();
    Thread browser =
        new Thread(
            () -> {
              for (int i = 0; i < 40; i++) {
                label(other(ids.get(i)), ids.get(i));
              }
            });
    browser.setUncaughtExceptionHandler((thread, e) -> failures.add(e));
    browser.start();
    String elsewhere = id(100);
    for (int i = 0; i < 20; i++) {
      loop.session.labels().relabel(elsewhere, i % 2 == 0 ? "1" : "2");
      loop.run("%status");
      assertEquals(1797, data().size());
    }
    browser.join();
    assertEquals(List.of(), failures);
    loop.run("%status");
    assertEquals(List.of(), state("refused"));
    assertEquals(60, pending());
    assertEquals(Map.of("tab", 40), state("acknowledged"));
    assertFalse(((List<?>) state("marks")).contains(""));
  }
}
