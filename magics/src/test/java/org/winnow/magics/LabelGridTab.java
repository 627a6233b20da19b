package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;

/** A label grid, and its messages sent in the browser's place. */
abstract class LabelGridTab {
  @TempDir Path folder;
  Loop loop;
  int seq;

  @AfterEach
  void close() {
    loop.close();
  }

  void open(String command) throws Exception {
    loop = new Loop(folder).digits().run(command);
    seq = 0;
  }

  void send(String action, Map<String, Object> more) {
    Map<String, Object> message = new HashMap<>(more);
    message.putAll(Map.of("client", "tab", "seq", ++seq, "action", action));
    loop.host.latestView().sent(message);
  }

  void label(String to, String... ids) {
    List<List<String>> examples = new ArrayList<>();
    for (String id : ids) {
      examples.add(List.of(id, now(id)));
    }
    send("label", Map.of("examples", examples, "to", to));
  }

  Dataset data() {
    return loop.session.data();
  }

  String now(String id) {
    return data().label(data().ids().find(id));
  }

  String id(int row) {
    return data().ids().get(row);
  }

  Object state(String key) {
    return loop.host.viewChanges.get(loop.host.viewChanges.size() - 1).get(key);
  }

  /** What a list of the state holds for each example. */
  List<?> states(String key) {
    return (List<?>) state(key);
  }

  int pending() {
    return loop.session.repository().pending().size();
  }

  /** Why the last message was refused. */
  String refusal() {
    List<?> refused = (List<?>) state("refused");
    Map<?, ?> last = (Map<?, ?>) refused.get(refused.size() - 1);
    assertEquals(seq, last.get("seq"));
    return (String) last.get("why");
  }

  String other(String id) {
    return now(id).equals("3") ? "5" : "3";
  }

  /** The ids of the first rows. */
  String first(int n) throws Exception {
    try (Loop peek = new Loop(folder).digits()) {
      Dataset data = peek.session.data();
      return IntStream.range(0, n).mapToObj(data.ids()::get).collect(Collectors.joining(" "));
    }
  }
}
