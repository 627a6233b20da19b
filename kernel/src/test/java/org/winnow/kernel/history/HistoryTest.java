package org.winnow.kernel.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.kernel.wire.Channel;
import org.winnow.kernel.wire.Message;

class HistoryTest {
  @TempDir private Path folder;

  private History kernel() {
    return new History(folder.resolve("history"), Runnable::run);
  }

  private static List<?> ask(History history, Object... content) {
    Map<String, Object> asked = new java.util.HashMap<>();
    for (int i = 0; i < content.length; i += 2) {
      asked.put((String) content[i], content[i + 1]);
    }
    Map<String, Object> none = Map.of();
    Message request =
        new Message(
            Channel.SHELL, List.of(), new byte[0], none, none, none, asked, List.<byte[]>of());
    return (List<?>) history.reply(request).get("history");
  }

  private static List<?> tail(History history, int n) {
    return ask(history, "hist_access_type", "tail", "n", n);
  }

  @Test
  void theEndReachesBackIntoEarlierSessions() {
    History first = kernel();
    first.add(1, "int a;", "");
    first.add(2, "a + 1", "1");
    History second = kernel();
    second.add(1, "String \u00e9 = \"\ud83d\ude00\\n\";", "");
    assertEquals(
        List.of(List.of(1, 2, "a + 1"), List.of(2, 1, "String \u00e9 = \"\ud83d\ude00\\n\";")),
        tail(second, 2));
    assertEquals(3, tail(second, 100).size());
    assertEquals(List.of(), tail(second, 0));
  }

  @Test
  void aKernelThatRanNothingLeavesNothing() {
    assertEquals(List.of(), tail(kernel(), 5));
    assertTrue(Files.notExists(folder.resolve("history")));
  }

  @Test
  void rangesAreOfOneSessionCountedAsInIPython() {
    History first = kernel();
    IntStream.rangeClosed(1, 4).forEach(n -> first.add(n, "first " + n, "= " + n));
    History second = kernel();
    second.add(1, "second", "");
    assertEquals(
        List.of(List.of(1, 2, "first 2"), List.of(1, 3, "first 3")),
        ask(second, "hist_access_type", "range", "session", -1, "start", 2, "stop", 4));
    assertEquals(
        List.of(List.of(1, 4, List.of("first 4", "= 4"))),
        ask(
            second,
            "hist_access_type",
            "range",
            "session",
            1,
            "start",
            4,
            "stop",
            null,
            "output",
            true));
    assertEquals(
        List.of(List.of(2, 1, "second")),
        ask(second, "hist_access_type", "range", "session", 0, "start", 1));
    assertEquals(List.of(), ask(second, "hist_access_type", "range", "session", 9));
  }

  @Test
  void searchTakesWildCardsOverLinesAndGivesTheNewest() {
    History first = kernel();
    first.add(1, "for (;;)\n  work(1);", "");
    first.add(2, "work[2]", "");
    History second = kernel();
    second.add(1, "for (;;)\n  work(1);", "");
    assertEquals(3, search(second, "*work*").size());
    assertEquals(List.of(List.of(2, 1, "for (;;)\n  work(1);")), search(second, "for*", "n", 1));
    assertEquals(
        List.of(List.of(1, 2, "work[2]"), List.of(2, 1, "for (;;)\n  work(1);")),
        search(second, "*work*", "unique", true));
    assertEquals(1, search(second, "work?2?").size());
    assertEquals(1, search(second, "[v-x]ork[[]2*").size());
    assertEquals(2, search(second, "[^w]*").size());
    assertEquals(0, search(second, "WORK*").size());
    assertEquals(0, search(second, "(").size());
  }

  private static List<?> search(History history, String pattern, Object... more) {
    Object[] content = new Object[4 + more.length];
    System.arraycopy(
        new Object[] {"hist_access_type", "search", "pattern", pattern}, 0, content, 0, 4);
    System.arraycopy(more, 0, content, 4, more.length);
    return ask(history, content);
  }

  @Test
  void kernelsAtTheSameTimeHaveNumbersOfTheirOwn() {
    List<History> kernels = IntStream.range(0, 40).mapToObj(i -> kernel()).toList();
    kernels.parallelStream().forEach(k -> IntStream.range(0, 20).forEach(n -> k.add(n, "x", "")));
    List<?> all = tail(kernel(), 10_000);
    assertEquals(800, all.size());
    assertEquals(40, all.stream().map(c -> ((List<?>) c).get(0)).distinct().count());
  }

  @Test
  void brokenFilesCostTheirBrokenLinesOnly() throws IOException {
    History first = kernel();
    first.add(1, "kept", "");
    Path file = folder.resolve("history/000001.jsonl");
    byte[] noise = {(byte) 0xff, 0, '{', '"', '\n', '[', ']', '\n', '{', '}', '\n'};
    Files.write(file, noise, StandardOpenOption.APPEND);
    first.add(2, "kept too", "");
    Files.write(file, "{\"n\":3,\"in\":\"half".getBytes(StandardCharsets.UTF_8), APPEND);
    Files.createDirectory(folder.resolve("history/000007.jsonl"));
    Files.writeString(folder.resolve("history/notes.txt"), "not ours");
    History next = kernel();
    next.add(1, "new", "");
    assertEquals(
        List.of(List.of(1, 1, "kept"), List.of(1, 2, "kept too"), List.of(8, 1, "new")),
        tail(next, 10));
  }

  private static final StandardOpenOption APPEND = StandardOpenOption.APPEND;

  @Test
  void whereNothingCanBeWrittenThisSessionIsRememberedAllTheSame() throws IOException {
    Path file = Files.writeString(folder.resolve("a-file"), "no folder can be made below it");
    History history = new History(file.resolve("history"), Runnable::run);
    IntStream.rangeClosed(1, 1_500).forEach(n -> history.add(n, "cell " + n, ""));
    assertEquals(List.of(List.of(1, 1_500, "cell 1500")), tail(history, 1));
    assertEquals(1_000, tail(history, 10_000).size());
  }

  @Test
  void whatIsKeptIsBounded() throws IOException {
    SessionFolder.Limits limits = new SessionFolder.Limits(5, 20_000, 6_000);
    Path place = folder.resolve("history");
    for (int session = 0; session < 12; session++) {
      History one = new History(new SessionFolder(place, limits), Runnable::run);
      for (int n = 1; n <= 100; n++) {
        one.add(n, "x".repeat(100), "");
        assertEquals(1, tail(one, 1).size());
      }
      assertEquals(100, ((List<?>) tail(one, 1).get(0)).get(1));
    }
    try (var files = Files.list(place)) {
      List<Path> left = files.toList();
      assertTrue(left.size() <= 5, left.toString());
      assertTrue(left.stream().mapToLong(f -> f.toFile().length()).sum() <= 26_000);
    }
  }
}
