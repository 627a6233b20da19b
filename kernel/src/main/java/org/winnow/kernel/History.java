package org.winnow.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.winnow.kernel.wire.Message;

/** What was run in this kernel, in order. Safe for all threads. */
final class History {
  /** More cells than a day of typing gives. */
  private static final int MOST = 10_000;

  private final List<Entry> entries = new ArrayList<>();

  private record Entry(int line, String input, String output) {}

  synchronized void add(int line, String input, String output) {
    entries.add(new Entry(line, input, output));
    if (entries.size() > MOST) {
      entries.remove(0);
    }
  }

  /** The content of a {@code history_reply}. */
  synchronized Map<String, Object> reply(Message request) {
    List<Entry> found =
        switch (request.text("hist_access_type", "tail")) {
          case "range" -> range(request);
          case "search" -> search(request);
          default -> last(entries, request.number("n", 10));
        };
    boolean output = request.flag("output", false);
    List<List<Object>> history =
        found.stream()
            .map(
                e ->
                    List.<Object>of(
                        1, e.line(), output ? List.of(e.input(), e.output()) : e.input()))
            .toList();
    return Map.of("status", "ok", "history", history);
  }

  private List<Entry> range(Message request) {
    int session = request.number("session", 0);
    if (session != 0 && session != 1) {
      return List.of();
    }
    int start = request.number("start", 1);
    int stop = request.number("stop", Integer.MAX_VALUE);
    return entries.stream().filter(e -> e.line() >= start && e.line() < stop).toList();
  }

  private List<Entry> search(Message request) {
    String glob = request.text("pattern", "*");
    StringBuilder regex = new StringBuilder();
    for (char c : glob.toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    Pattern pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
    List<Entry> found = entries.stream().filter(e -> pattern.matcher(e.input()).matches()).toList();
    if (request.flag("unique", false)) {
      Map<String, Entry> latest = new LinkedHashMap<>();
      found.forEach(
          e -> {
            latest.remove(e.input());
            latest.put(e.input(), e);
          });
      found = List.copyOf(latest.values());
    }
    return last(found, request.number("n", Integer.MAX_VALUE));
  }

  private static List<Entry> last(List<Entry> all, int n) {
    return all.subList(Math.max(0, all.size() - Math.max(0, n)), all.size());
  }
}
