package org.winnow.kernel.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.winnow.datasets.InputException;
import org.winnow.kernel.java.JavaScanner;
import org.winnow.magics.CommandLineParser;

/**
 * Splits a cell into pieces of Java and commands.
 *
 * <p>A line is a command if it begins with {@code %name}, or with {@code name = %name} or {@code
 * Type name = %name}, where a statement may begin: not inside brackets, comments, strings or text
 * blocks. After an expression without its semicolon a line {@code %b} may also go on with a
 * remainder; there only the name of a known command that does not end in a semicolon is one.
 */
public final class CellSplitter {
  private static final Pattern COMMAND = Pattern.compile("%([A-Za-z][\\w.-]*)(\\?{0,2})(\\s.*)?");
  private static final Pattern WHOLE = Pattern.compile("%%([A-Za-z][\\w.-]*)(\\s.*)?");

  /** A command where a statement could begin. */
  private static final Pattern WITHIN =
      Pattern.compile(
          "(?:^|[;{}])[ \\t]*(?:[\\w.]+[ \\t]+)?(?:\\w+[ \\t]*=[ \\t]*)?%([A-Za-z][\\w-]*)",
          Pattern.MULTILINE);

  private final Predicate<String> known;
  private final Shorthand shorthand;

  /**
   * A splitter.
   *
   * @param known whether there is a command of a name
   * @param variable whether the notebook has a variable of a name
   */
  public CellSplitter(Predicate<String> known, Predicate<String> variable) {
    this.known = known;
    this.shorthand = new Shorthand(variable);
  }

  /**
   * The parts of a cell in order; Java without any meaning is left out.
   *
   * @throws InputException if a {@code %%} command comes after something else
   */
  public List<Segment> split(String cell) {
    String code = cell.replace("\r\n", "\n");
    Segment.Whole whole = whole(code);
    if (whole != null) {
      return List.of(whole);
    }
    List<Segment> segments = new ArrayList<>();
    JavaScanner scanner = new JavaScanner(code, 0);
    int javaStart = 0;
    int javaLine = 0;
    int line = 0;
    for (int start = 0; start <= code.length(); line++) {
      int newline = code.indexOf('\n', start);
      int end = newline < 0 ? code.length() : newline;
      scanner.advance(start);
      String text = code.substring(start, end).strip();
      Optional<String> command = command(text, scanner, code.substring(0, start));
      if (command.isPresent()) {
        addJava(segments, code.substring(javaStart, start), javaLine);
        segments.add(new Segment.Line(command.get(), line));
        javaStart = Math.min(end + 1, code.length());
        scanner = new JavaScanner(code, javaStart);
        javaLine = line + 1;
      }
      start = end + 1;
    }
    addJava(segments, code.substring(javaStart), javaLine);
    return segments;
  }

  /** The command that a line is, or stands for. */
  private Optional<String> command(String text, JavaScanner scanner, String before) {
    if (!scanner.betweenTokensAtTopLevel()) {
      return Optional.empty();
    }
    if (scanner.atStatementStart()) {
      if (WHOLE.matcher(text).matches()) {
        throw new InputException(
            text.split("\\s")[0]
                + " takes the whole cell, so it must come first in it.\n"
                + "Move it and what follows to a cell of its own.");
      }
      return shorthand
          .help(text)
          .or(() -> shorthand.shell(text, before))
          .or(() -> Optional.of(text).filter(CommandLineParser::isCommand));
    }
    Matcher command = COMMAND.matcher(text);
    return command.matches() && !text.endsWith(";") && known.test(command.group(1))
        ? Optional.of(text)
        : scanner.afterOperand() ? shorthand.shell(text, before) : Optional.empty();
  }

  /** The first command that stands within Java where only Java can: in braces or after code. */
  Optional<String> commandWithin(Segment.Java java) {
    return WITHIN
        .matcher(java.code())
        .results()
        .map(found -> found.group(1))
        .filter(known)
        .map(name -> "%" + name)
        .findFirst();
  }

  private static Segment.Whole whole(String code) {
    int start = 0;
    for (int line = 0; start < code.length(); line++) {
      int newline = code.indexOf('\n', start);
      int end = newline < 0 ? code.length() : newline;
      String text = code.substring(start, end).strip();
      if (WHOLE.matcher(text).matches()) {
        String body = newline < 0 ? "" : code.substring(newline + 1);
        return new Segment.Whole(text, body, line);
      }
      if (!text.isEmpty() && !text.startsWith("//")) {
        return null;
      }
      start = end + 1;
    }
    return null;
  }

  private static void addJava(List<Segment> segments, String code, int line) {
    if (!code.isBlank()) {
      segments.add(new Segment.Java(code, line));
    }
  }
}
