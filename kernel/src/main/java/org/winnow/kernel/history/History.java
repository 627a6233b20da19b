package org.winnow.kernel.history;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.winnow.kernel.wire.Message;

/** What was run, in this kernel and in those before it. */
public final class History {
  private final SessionFolder folder;
  private final CurrentSession current;
  private final Executor thread;

  /**
   * A history that is kept in a folder.
   *
   * @param thread one thread, which alone reads and writes: a slow drive keeps no cell waiting
   */
  public History(Path folder, Executor thread) {
    this(new SessionFolder(folder, SessionFolder.Limits.USUAL), thread);
  }

  History(SessionFolder folder, Executor thread) {
    this.folder = folder;
    this.current = new CurrentSession(folder);
    this.thread = thread;
  }

  /** Remembers a cell. */
  public void add(int line, String input, String output) {
    thread.execute(() -> current.add(line, input, output));
  }

  /** The content of a {@code history_reply}; to be asked on the history's thread. */
  public Map<String, Object> reply(Message request) {
    List<PastCell> found =
        switch (request.text("hist_access_type", "tail")) {
          case "range" -> range(request);
          case "search" -> search(request);
          default -> newest(request.number("n", 10), cell -> true);
        };
    boolean output = request.flag("output", false);
    List<List<Object>> history =
        found.stream()
            .map(
                cell ->
                    List.<Object>of(
                        cell.session(),
                        cell.line(),
                        output ? List.of(cell.input(), cell.output()) : cell.input()))
            .toList();
    return Map.of("status", "ok", "history", history);
  }

  private List<PastCell> range(Message request) {
    int asked = request.number("session", 0);
    // As in IPython: 0 is this session, -1 the one before it.
    int session = asked > 0 ? asked : current.number() + asked;
    int start = request.number("start", 1);
    int stop = request.number("stop", Integer.MAX_VALUE);
    return cells(session).stream().filter(c -> c.line() >= start && c.line() < stop).toList();
  }

  private List<PastCell> search(Message request) {
    Predicate<String> pattern = Glob.of(request.text("pattern", "*"));
    int most = request.number("n", Integer.MAX_VALUE);
    if (!request.flag("unique", false)) {
      return newest(most, cell -> pattern.test(cell.input()));
    }
    Map<String, PastCell> latest = new LinkedHashMap<>();
    for (PastCell cell : newest(Integer.MAX_VALUE, cell -> pattern.test(cell.input()))) {
      latest.remove(cell.input());
      latest.put(cell.input(), cell);
    }
    List<PastCell> unique = List.copyOf(latest.values());
    return unique.subList(Math.max(0, unique.size() - Math.max(0, most)), unique.size());
  }

  /** The newest cells of all sessions that fit, oldest first; older sessions are read last. */
  private List<PastCell> newest(int most, Predicate<PastCell> fits) {
    List<List<PastCell>> parts = new ArrayList<>();
    int missing = Math.max(0, most);
    List<Integer> sessions = new ArrayList<>(folder.sessions());
    int own = current.number();
    sessions.remove((Integer) own);
    sessions.add(own);
    for (int i = sessions.size() - 1; i >= 0 && missing > 0; i--) {
      List<PastCell> all = cells(sessions.get(i)).stream().filter(fits).toList();
      List<PastCell> part = all.subList(Math.max(0, all.size() - missing), all.size());
      parts.add(0, part);
      missing -= part.size();
    }
    return parts.stream().flatMap(List::stream).toList();
  }

  private List<PastCell> cells(int session) {
    return session == current.number() ? current.cells() : folder.cells(session);
  }
}
