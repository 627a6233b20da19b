package org.winnow.kernel.cells;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The short forms that people bring from IPython, as the commands that they stand for: {@code
 * NAME?} and {@code ?NAME} are {@code %pinfo NAME}, {@code !ls} is {@code %sh ls}, and {@code files
 * = !ls} is {@code files = %sh ls}.
 *
 * <p>In Java {@code !} negates: what is a Java expression for certain (a call, a bracket, a
 * variable of the notebook) stays one.
 */
final class Shorthand {
  private static final String NAME = "%{0,2}[\\p{L}_$][\\p{L}\\p{N}_$.]*";
  private static final Pattern QUESTION =
      Pattern.compile("(?<first>" + NAME + ")\\?{1,2}|\\?{1,2}\\s*(?<last>" + NAME + ")");
  private static final Pattern SHELL =
      Pattern.compile(
          "(?<target>(?:[\\p{L}_$][\\p{L}\\p{N}_$.]*(?:<[^%=]*>)?\\s+)?[\\p{L}_$][\\p{L}\\p{N}_$]*\\s*=\\s*)?"
              + "!(?<command>[^=\\s].*)");
  private static final Pattern TRUTH = Pattern.compile("(final\\s+)?[bB]oolean\\s.*");
  private static final Pattern CALL = Pattern.compile("[(!]|[\\p{L}_$][\\p{L}\\p{N}_$.]*\\s*\\(");
  private static final Pattern MEMBER = Pattern.compile("\\p{Lu}[\\p{L}\\p{N}_$]*\\.\\p{L}.*");
  private static final Pattern VARIABLE =
      Pattern.compile(
          "(?<name>[\\p{L}_$][\\p{L}\\p{N}_$]*)\\s*(?:$|[;.\\[?|)]|&&|==|!=|instanceof\\b).*");

  private final Predicate<String> variable;

  /**
   * Short forms.
   *
   * @param variable whether the notebook has a variable of a name
   */
  Shorthand(Predicate<String> variable) {
    this.variable = variable;
  }

  /** The command that a line asking for help stands for. */
  Optional<String> help(String line) {
    Matcher m = QUESTION.matcher(line);
    return m.matches()
        ? Optional.of("%pinfo " + (m.group("first") == null ? m.group("last") : m.group("first")))
        : Optional.empty();
  }

  /**
   * The command that a line for the system's shell stands for.
   *
   * @param before the cell's code above the line, which may declare variables
   */
  Optional<String> shell(String line, String before) {
    Matcher m = SHELL.matcher(line);
    if (!m.matches()) {
      return Optional.empty();
    }
    String target = m.group("target") == null ? "" : m.group("target");
    String command = m.group("command");
    boolean java =
        TRUTH.matcher(target).matches()
            || !target.isEmpty() && command.endsWith(";")
            || CALL.matcher(command).lookingAt()
            || MEMBER.matcher(command).matches()
            || isVariable(command, before);
    return java ? Optional.empty() : Optional.of(target + "%sh " + command);
  }

  private boolean isVariable(String command, String before) {
    Matcher m = VARIABLE.matcher(command);
    return m.matches()
        && (variable.test(m.group("name"))
            || Pattern.compile("\\b" + Pattern.quote(m.group("name")) + "\\b")
                .matcher(before)
                .find());
  }
}
