package org.winnow.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.winnow.datasets.InputException;
import org.winnow.kernel.cells.CellSplitter;
import org.winnow.kernel.cells.CommandLines;
import org.winnow.kernel.cells.Segment;
import org.winnow.kernel.cells.VariableHelp;
import org.winnow.kernel.java.Described;
import org.winnow.kernel.java.JavaAnalysis;
import org.winnow.kernel.java.JavaSession;
import org.winnow.kernel.java.Suggestion;
import org.winnow.kernel.wire.Message;
import org.winnow.magics.CommandLineParser;
import org.winnow.magics.Completion;
import org.winnow.viz.Figure;

/** Answers what front ends ask about code that is being written. */
final class LanguageRequests {
  private final CommandLines commands;
  private final CompletableFuture<JavaSession> java;
  private final CellSplitter splitter;

  LanguageRequests(CommandLines commands, CompletableFuture<JavaSession> java) {
    this.commands = commands;
    this.java = java;
    this.splitter = new CellSplitter(commands::handles, name -> true);
  }

  /** The line of code that holds a cursor. */
  private record Line(String text, int start) {
    static Line at(String code, int cursor) {
      int start = code.lastIndexOf('\n', cursor - 1) + 1;
      int end = code.indexOf('\n', cursor);
      return new Line(code.substring(start, end < 0 ? code.length() : end), start);
    }

    boolean isCommand() {
      String bare = text.strip();
      return bare.equals("%") || bare.equals("%%") || CommandLineParser.isCommand(text);
    }
  }

  /** Completes something once: the first time takes a hundred times as long as later ones. */
  void warmUp() {
    commands.complete("%train --ba", 11);
  }

  /** The content of a {@code complete_reply}. */
  Map<String, Object> complete(Message request) throws Exception {
    Cursor at = Cursor.of(request);
    Line line = Line.at(at.code(), at.index());
    if (line.isCommand()) {
      List<Completion> found = commands.complete(line.text(), at.index() - line.start());
      int start =
          found.stream().mapToInt(Completion::start).min().orElse(at.index() - line.start());
      List<Map<String, Object>> typed = found.stream().map(c -> typed(c, line, at)).toList();
      return reply(
          found.stream().map(Completion::text).toList(),
          at.points(line.start() + start),
          at.points(at.index()),
          typed);
    }
    JavaAnalysis.Suggestions found = java.join().analysis().complete(at.code(), at.index());
    List<Map<String, Object>> typed =
        found.all().stream().map(s -> typed(s, found.start(), at)).toList();
    return reply(found.matches(), at.points(found.start()), at.points(at.index()), typed);
  }

  private static Map<String, Object> typed(Suggestion s, int start, Cursor at) {
    Completion whole = new Completion(s.text(), s.kind(), start, at.index());
    Map<String, Object> typed = new LinkedHashMap<>(typed(whole, new Line(at.code(), 0), at));
    if (!s.signature().isEmpty()) {
      typed.put("signature", s.signature());
    }
    return typed;
  }

  private static Map<String, Object> typed(Completion c, Line line, Cursor at) {
    return Map.of(
        "text",
        c.text(),
        "type",
        c.type(),
        "start",
        at.points(line.start() + c.start()),
        "end",
        at.points(line.start() + c.end()));
  }

  private static Map<String, Object> reply(
      List<String> matches, int start, int end, List<Map<String, Object>> typed) {
    return Map.of(
        "status",
        "ok",
        "matches",
        matches,
        "cursor_start",
        start,
        "cursor_end",
        end,
        "metadata",
        typed.isEmpty() ? Map.of() : Map.of("_jupyter_types_experimental", typed));
  }

  /** The content of an {@code inspect_reply}. */
  Map<String, Object> inspect(Message request) throws Exception {
    Cursor at = Cursor.of(request);
    Line line = Line.at(at.code(), at.index());
    Map<String, Object> data = Map.of();
    if (line.isCommand()) {
      Optional<Figure> help = commands.inspect(line.text(), at.index() - line.start());
      data = help.map(Figure::bundle).orElse(Map.of());
    } else {
      data = describe(at).map(Figure::bundle).orElse(Map.of());
    }
    return Map.of("status", "ok", "found", !data.isEmpty(), "data", data, "metadata", Map.of());
  }

  private Optional<Figure> describe(Cursor at) throws Exception {
    Optional<String> name = at.name();
    Optional<Figure> variable =
        name.isPresent()
            ? VariableHelp.of(name.get(), java.join(), VariableHelp::soon)
            : Optional.empty();
    return variable.isPresent()
        ? variable
        : Described.figure(java.join().analysis().document(at.code(), at.index()));
  }

  /** The content of an {@code is_complete_reply}. */
  Map<String, Object> isComplete(Message request) throws Exception {
    String code = request.text("code", "");
    Map<String, Object> reply = new LinkedHashMap<>();
    Segment last = last(code);
    String status = last == null ? "invalid" : completeness(last);
    reply.put("status", status);
    if (status.equals("incomplete")) {
      reply.put("indent", last instanceof Segment.Whole ? "" : "  ");
    }
    return reply;
  }

  /** What a cell ends with, which alone may be open; null where the cell cannot run. */
  private Segment last(String code) {
    try {
      List<Segment> segments = splitter.split(code);
      return segments.isEmpty() ? new Segment.Java("", 0) : segments.get(segments.size() - 1);
    } catch (InputException e) {
      return null;
    }
  }

  private String completeness(Segment segment) throws Exception {
    if (segment instanceof Segment.Whole whole) {
      return whole.body().isEmpty() || whole.body().endsWith("\n") ? "complete" : "incomplete";
    }
    return segment instanceof Segment.Java written
        ? java.join().analysis().completeness(written.code())
        : "complete";
  }

  /**
   * A place in code: Jupyter counts code points, Java counts chars.
   *
   * @param index in chars
   */
  private record Cursor(String code, int index) {
    private static final Pattern NAME =
        Pattern.compile(
            "(?<![.\\p{javaJavaIdentifierPart}])\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");

    static Cursor of(Message request) {
      String code = request.text("code", "");
      int points = code.codePointCount(0, code.length());
      int cursor = Math.max(0, Math.min(request.number("cursor_pos", points), points));
      return new Cursor(code, code.offsetByCodePoints(0, cursor));
    }

    /** The name at the cursor or before it, if it can be that of a variable. */
    Optional<String> name() {
      return NAME.matcher(code)
          .results()
          .filter(found -> found.start() <= index && index <= found.end())
          .filter(found -> found.start() < index || !startsArgument())
          .map(MatchResult::group)
          .findFirst();
    }

    /** There it is the method that is asked for. */
    private boolean startsArgument() {
      return index > 0 && "(,".indexOf(code.charAt(index - 1)) >= 0;
    }

    int points(int at) {
      return code.codePointCount(0, Math.max(0, Math.min(at, code.length())));
    }
  }
}
