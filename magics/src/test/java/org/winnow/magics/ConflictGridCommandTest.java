package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.viz.Figure;

/** Conflicts settled in a grid, its messages sent in the browser's place. */
class ConflictGridCommandTest {
  @TempDir Path folder;
  private Loop loop;
  private List<String> ids;
  private int seq;

  /** Three threes: fives on side, the last one dropped there; eights on main. */
  @BeforeEach
  void threeConflicts() throws Exception {
    loop = new Loop(folder).digits().run("%show -n 3 --class 3");
    ids = new ArrayList<>();
    for (int row = 1; row <= 3; row++) {
      ids.add(loop.session.resolve("#" + row));
    }
    loop.run("%switch -c side").run("%relabel #1 5 #2 5").run("%drop #3").run("%commit -m Side");
    loop.run("%switch main").run("%relabel #1 8 #2 8 #3 8").run("%commit -m Main");
    ids.sort(null); // as the conflicts are
    loop.output();
    loop.run("%merge side");
  }

  @AfterEach
  void close() {
    loop.close();
  }

  private void send(String client, int number, Map<String, Object> message) {
    Map<String, Object> sent = new java.util.HashMap<>(message);
    sent.putAll(Map.of("client", client, "seq", number));
    loop.host.latestView().sent(sent);
  }

  private void choose(String id, String seen, String to) {
    send("tab", ++seq, choice(id, seen, to));
  }

  private static Map<String, Object> choice(String id, String seen, String to) {
    return Map.of("action", "choose", "examples", List.of(List.of(id, seen)), "to", to);
  }

  private Object state(String key) {
    return loop.host.viewChanges.get(loop.host.viewChanges.size() - 1).get(key);
  }

  private String refusal() {
    List<?> refused = (List<?>) state("refused");
    return (String) ((Map<?, ?>) refused.get(refused.size() - 1)).get("why");
  }

  private String label(String id) {
    Dataset data = loop.session.data();
    int row = data.ids().find(id);
    return row < 0 ? "gone" : data.label(row);
  }

  private String dropped() {
    return loop.session.repository().merges().settlement().conflicts().stream()
        .filter(c -> c.theirs().shown().equals("dropped"))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private List<String> relabelled() {
    String dropped = dropped();
    return ids.stream().filter(id -> !id.equals(dropped)).toList();
  }

  @Test
  void oneKeyEachSettlesAndCommitFinishesTheMerge() throws Exception {
    String gone = dropped();
    String first = relabelled().get(0);
    String second = relabelled().get(1);
    choose(first, "", "theirs");
    choose(second, "", "base");
    choose(gone, "", "theirs");
    assertEquals(0, state("left"));
    assertTrue(((String) state("said")).contains("%commit"), state("said").toString());
    assertEquals("8", label(first), "pending until the merge is committed");
    loop.output();
    loop.run("%commit -m \"Sides agreed\"");
    assertTrue(loop.output().contains("] Sides agreed\n"));
    assertEquals(List.of("5", "3", "gone"), List.of(label(first), label(second), label(gone)));
    assertEquals(2, loop.session.repository().log(1).get(0).parents().size());
    assertEquals("", loop.session.grid().open().map(OpenGrid::closing).orElse(""), "it is closed");
  }

  @Test
  void theLinesThatAreLeftSettleTheSame() throws Exception {
    String gone = dropped();
    choose(relabelled().get(0), "", "=2");
    choose(relabelled().get(1), "", "ours");
    choose(gone, "", "theirs");
    List<String> lines = loop.session.labels().replay();
    assertEquals(3, lines.size());
    loop.run("%label --done");
    Figure left = loop.host.shown.get(0);
    for (String line : lines) {
      assertTrue(left.text().contains(line), left.text());
    }
    assertTrue(left.text().contains("ours: 8"), left.text());
    loop.run("%merge --abort").run("%merge side");
    for (String line : lines) {
      loop.run(line);
    }
    loop.run("%merge --continue");
    assertEquals("2", label(named(lines.get(0))));
    assertEquals("gone", label(gone));
  }

  /** The example that a line names. */
  private String named(String line) {
    String prefix = line.split(" ")[1];
    return ids.stream().filter(id -> id.startsWith(prefix)).findFirst().orElseThrow();
  }

  @Test
  void undoTakesBackStepByStepAlsoAChangeOfMind() throws Exception {
    String id = relabelled().get(0);
    choose(id, "", "ours");
    choose(id, "8", "=2");
    send("tab", ++seq, Map.of("action", "undo"));
    assertTrue(((List<?>) state("outcomes")).contains("8"));
    send("tab", ++seq, Map.of("action", "undo"));
    assertEquals(List.of("", "", ""), state("outcomes"));
    assertEquals(3, loop.session.repository().merges().conflicts().size());
    send("tab", ++seq, Map.of("action", "undo"));
    assertEquals("there is nothing to undo", state("said"));
  }

  @Test
  void aMessageThatComesTwiceOrTooEarlyOrOnAWrongBeliefDoesNothing() throws Exception {
    String id = relabelled().get(0);
    send("tab", 2, choice(id, "", "ours"));
    assertEquals(List.of("", "", ""), state("outcomes"), "the one before it is missing");
    send("tab", 1, choice(id, "", "ours"));
    send("tab", 1, choice(id, "", "theirs"));
    assertTrue(((List<?>) state("outcomes")).contains("8"));
    send("second", 1, Map.of("action", "seen"));
    send("second", 2, choice(id, "", "theirs"));
    assertTrue(refusal().contains("is settled as '8' by now"), refusal());
    send("second", 3, choice(dropped(), "", "=ten"));
    assertTrue(refusal().contains("'ten' is not one of"), refusal());
    send("second", 4, choice("nobody", "", "ours"));
    assertTrue(refusal().contains("is not on this page"), refusal());
    assertEquals(Map.of("tab", 1, "second", 4), state("acknowledged"));
    assertEquals(2, loop.session.repository().merges().conflicts().size());
  }

  @Test
  void aCommandsChoicesShowInTheGridAndAreNotUndoneByIt() throws Exception {
    String id = relabelled().get(0);
    choose(id, "", "ours");
    loop.run("%resolve " + id + " theirs");
    assertTrue(((List<?>) state("choices")).contains("theirs"));
    send("tab", ++seq, Map.of("action", "undo"));
    assertTrue(refusal().contains("changed by a command since"), refusal());
    loop.output();
    loop.run("%resolve --reopen " + id);
    assertTrue(loop.output().contains("1 opened again, 3 left"));
    assertEquals(List.of("", "", ""), state("choices"));
  }

  @Test
  void whatAMergeLeavesOpenIsThereInTheNextKernel() throws Exception {
    String id = relabelled().get(0);
    choose(id, "", "theirs");
    loop.close();
    loop = new Loop(folder).digits();
    loop.run("%label --conflicts --top 2 --page 2");
    assertTrue(loop.output().contains("3 conflicts in merging branch 'side', 3 to 3"));
    seq = 0;
    send("tab", ++seq, Map.of("action", "turn", "page", 1));
    assertEquals(1, state("pending"));
    assertEquals(2, ((List<?>) state("choices")).size());
    send("tab", ++seq, Map.of("action", "turn", "page", 3));
    assertTrue(refusal().contains("there is no page 3"), refusal());
  }

  @Test
  void givingTheMergeUpClosesTheGrid() throws Exception {
    choose(relabelled().get(0), "", "theirs");
    loop.run("%merge --abort");
    assertTrue(loop.session.grid().open().isEmpty());
    assertFalse(loop.session.repository().merges().inProgress().isPresent());
    assertThrows(InputException.class, () -> loop.run("%label --conflicts"));
    assertThrows(InputException.class, () -> loop.run("%label --conflicts --flagged"));
  }
}
