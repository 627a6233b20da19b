package org.winnow.magics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.winnow.datasets.InputException;

/**
 * Takes command lines apart: {@code [[Type] name =] %command arguments} or {@code %%command
 * arguments}.
 *
 * <p>Arguments are split at blanks; single and double quotes keep blanks together; a backslash is a
 * character like any other (so Windows paths work); nothing is interpolated. A {@code ;} at the end
 * of the line is dropped.
 */
public final class CommandLineParser {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?:(?:(?<type>[\\p{L}_$][\\p{L}\\p{N}_$.]*(?:<[^%=]*>)?)\\s+)?"
              + "(?<name>[\\p{L}_$][\\p{L}\\p{N}_$]*)\\s*=\\s*)?"
              + "%{1,2}(?<command>[\\p{L}][\\p{L}\\p{N}_-]*)(?<help>\\?)?(?<rest>\\s.*)?",
          Pattern.DOTALL);

  private CommandLineParser() {}

  /** Whether a line has the form of a command, known or not. */
  public static boolean isCommand(String line) {
    return LINE.matcher(withoutEnd(line)).matches();
  }

  /**
   * Takes a line apart.
   *
   * @throws InputException where the line is not a command or a quote is not closed
   */
  public static ParsedLine parse(String line) {
    Matcher m = LINE.matcher(withoutEnd(line));
    if (!m.matches()) {
      throw new InputException(
          "'" + line.strip() + "' is not a command; write %command arguments, %winnow lists them");
    }
    Optional<ParsedLine.Target> target =
        Optional.ofNullable(m.group("name"))
            .map(n -> new ParsedLine.Target(Optional.ofNullable(m.group("type")), n));
    List<String> arguments = split(m.group("rest") == null ? "" : m.group("rest"));
    return new ParsedLine(target, m.group("command"), arguments, m.group("help") != null);
  }

  private static String withoutEnd(String line) {
    String stripped = line.strip();
    return stripped.endsWith(";") ? stripped.substring(0, stripped.length() - 1) : stripped;
  }

  /**
   * Splits text into arguments.
   *
   * @throws InputException where a quote is not closed
   */
  public static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean inPart = false;
    char quote = 0;
    for (char c : text.toCharArray()) {
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          part.append(c);
        }
      } else if ((c == '"' || c == '\'') && opensQuote(part, inPart)) {
        quote = c;
        inPart = true;
      } else if (Character.isWhitespace(c)) {
        if (inPart) {
          parts.add(part.toString());
          part.setLength(0);
          inPart = false;
        }
      } else {
        part.append(c);
        inPart = true;
      }
    }
    if (quote != 0) {
      throw new InputException("a " + quote + " is not closed in: " + text.strip());
    }
    if (inPart) {
      parts.add(part.toString());
    }
    return parts;
  }

  /** A quote opens at the start of an argument or after {@code =}; within a word it is a letter. */
  private static boolean opensQuote(StringBuilder part, boolean inPart) {
    return !inPart || part.length() > 0 && part.charAt(part.length() - 1) == '=';
  }
}
