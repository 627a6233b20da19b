package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;

/** Turning the pages of a label grid, filtering, sorting and flagging. */
class LabelGridPagesTest extends LabelGridTab {
  private Map<String, Object> turned = Map.of();

  /** Asks for a page, first of so many as fit, with parts of a query as key, value, key, value. */
  private void turn(int page, int size, String... query) {
    Map<String, Object> wish = new HashMap<>(Map.of("page", page, "size", size));
    for (int i = 0; i < query.length; i += 2) {
      wish.put(query[i], query[i + 1]);
    }
    send("turn", wish);
    turned = loop.host.viewChanges.get(loop.host.viewChanges.size() - 1);
  }

  private List<String> shown() {
    List<String> ids = new ArrayList<>();
    ((List<?>) turned.get("items")).forEach(item -> ids.add((String) ((Map<?, ?>) item).get("id")));
    return ids;
  }

  private Object place(String key) {
    return ((Map<?, ?>) turned.get("turn")).get(key);
  }

  private List<String> ids(int from, int to) {
    return java.util.stream.IntStream.range(from, to).mapToObj(this::id).toList();
  }

  @Test
  void turnsPagesAndKeepsWhatWasDoneOnOthers() throws Exception {
    open("%label --top 10 " + first(45));
    label(other(id(3)), id(3));
    turn(3, 20);
    assertEquals(ids(40, 45), shown());
    assertEquals(
        List.of(3, 3, 45, 45),
        List.of(place("page"), place("pages"), place("found"), place("total")));
    assertEquals(5, ((List<?>) turned.get("labels")).size(), "labels and examples come together");
    String far = id(44);
    label(other(far), far);
    assertEquals("pending", states("marks").get(4));
    turn(1, 20);
    assertEquals("pending", states("marks").get(3));
    assertEquals(2, pending());
    loop.run("%relabel #2 ?");
    assertEquals("?", now(id(1)), "rows are those of the page that is shown");
  }

  @Test
  void refusesAPageThatIsNotThereAndStays() throws Exception {
    open("%label --top 10 " + first(12));
    turn(3, 10);
    assertEquals("there is no page 3 of the examples; the last one is 2", refusal());
    turn(1, 101);
    assertTrue(refusal().contains("1 to 100 examples, got 101"), refusal());
    turn(1, 10, "sort", "upwards");
    assertTrue(refusal().contains("not 'upwards'"), refusal());
    send("turn", Map.of("size", 10));
    assertTrue(refusal().contains("by page, a number"), refusal());
    label(other(id(0)), id(0));
    assertEquals(10, states("marks").size());
  }

  @Test
  void filtersByLabelByWhatWasDoneAndByWhatIsOpen() throws Exception {
    open("%label " + first(40));
    Dataset data = data();
    String three = data.label(5);
    turn(1, 100, "label", three);
    List<String> labelled = ids(0, 40).stream().filter(id -> now(id).equals(three)).toList();
    assertEquals(labelled, shown());
    assertTrue(((String) turned.get("title")).contains("of " + labelled.size() + " (of 40)"));
    String gone = labelled.get(0);
    label(other(gone), gone);
    turn(1, 100, "label", three);
    assertEquals(labelled.subList(1, labelled.size()), shown(), "as the labels stand now");
    turn(1, 100, "shown", "edited");
    assertEquals(List.of(gone), shown());
    send("skip", Map.of("ids", List.of(id(1))));
    turn(1, 100, "shown", "open");
    assertEquals(38, place("found"));
    turn(1, 100, "shown", "flagged");
    assertEquals(List.of(), shown());
    assertEquals("Labelling digits: none of the examples (of 40)", turned.get("title"));
  }

  @Test
  void sortsAndFiltersByWhatTheNetworkSuggests() throws Exception {
    loop = new Loop(folder).flippedDigits().skeleton().run("%train 2 --lr 3e-3").run("%suspects");
    loop.run("%label");
    turn(1, 100, "shown", "disputed", "suggested", "8", "sort", "unsurest");
    List<String> unsure = shown();
    assertTrue(unsure.size() > 1, unsure.toString());
    List<Double> sure = new ArrayList<>();
    var suspects = loop.session.lastSuspects();
    for (String id : unsure) {
      var suspect = suspects.stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
      assertEquals("8", data().schema().classes().get(suspect.suggested()));
      sure.add(suspect.probability());
    }
    assertEquals(sure.stream().sorted().toList(), sure);
    turn(1, 100, "sort", "label");
    List<String> labels = shown().stream().map(this::now).toList();
    assertEquals(labels.stream().sorted().toList(), labels);
  }

  @Test
  void aFlagWithItsNoteOutlivesTheSession() throws Exception {
    open("%label " + first(5));
    send("flag", Map.of("flagged", List.of(id(1), id(2)), "note", " a \"1\" or a 7 "));
    assertEquals("⚑ a \"1\" or a 7", states("flags").get(1));
    assertEquals("", states("marks").get(1), "its label was not edited");
    assertEquals(2, pending());
    send("flag", Map.of("flagged", List.of(id(1)), "note", "a \"1\" or a 7"));
    assertEquals(2, pending(), "the same flag again is no edit");
    label(other(id(1)), id(1));
    assertEquals("⚑ a \"1\" or a 7", states("flags").get(1));
    turn(1, 100, "shown", "flagged");
    assertEquals(List.of(id(1), id(2)), shown());
    send("flag", Map.of("flagged", List.of("nobody"), "note", ""));
    assertTrue(refusal().contains("'nobody' is not on this page"), refusal());
    String id = id(2);
    loop.session.close();
    try (Loop again = new Loop(folder).digits()) {
      assertEquals("a \"1\" or a 7", again.session.repository().flags().get(id));
      again.output();
      again.run("%flag");
      assertTrue(again.output().contains("flagged for a second look"));
      again.run("%label --flagged");
      assertTrue(again.host.text().contains("1 to 2 of 2: flagged examples"));
    }
  }

  @Test
  void editsAreShownAsCommandsThatReplayThem() throws Exception {
    open("%label " + first(8));
    String start = data().digest();
    label(other(id(0)), id(0));
    send("flag", Map.of("flagged", List.of(id(0), id(1)), "note", "it's odd"));
    label("?", id(2));
    int printed = loop.host.printed.length();
    loop.run("%label --as-text");
    List<String> lines = loop.host.printed.substring(printed).lines().toList();
    assertEquals(4, lines.size(), lines.toString());
    String labelled = data().digest();
    loop.run("%label --done").run("%drop " + id(7));
    Map<String, String> flags = loop.session.repository().flags();
    printed = loop.host.printed.length();
    loop.run("%label --as-text");
    List<String> all = loop.host.printed.substring(printed).lines().toList();
    assertEquals(5, all.size(), all.toString());
    assertTrue(all.containsAll(lines), all.toString());
    while (pending() > 0) {
      loop.run("%undo");
    }
    assertEquals(start, data().digest());
    for (String line : lines) {
      loop.run(line);
    }
    assertEquals(labelled, data().digest());
    assertEquals(flags, loop.session.repository().flags());
  }

  @Test
  void flaggingByCommandNamesNoteAndExample() throws Exception {
    loop = new Loop(folder).digits().run("%show -n 3");
    loop.output();
    loop.run("%flag");
    assertEquals("No example of digits is flagged.\n", loop.output());
    loop.run("%flag #1 #2 --note \"two loops\"");
    assertTrue(loop.output().contains(": two loops"));
    assertThrows(InputException.class, () -> loop.run("%flag --note alone"));
    assertThrows(InputException.class, () -> loop.run("%flag nobody"));
    loop.run("%commit -m Ask");
    assertEquals(2, loop.session.repository().flags().size());
    loop.output();
    loop.run("%flag");
    assertTrue(loop.output().contains("two loops"));
    assertThrows(InputException.class, () -> loop.run("%label --flagged --unlabelled"));
  }
}
