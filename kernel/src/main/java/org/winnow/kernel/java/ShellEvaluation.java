package org.winnow.kernel.java;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;

/** Runs one piece of Java through JShell, which keeps what it declares. */
final class ShellEvaluation {
  private static final Pattern DISPLAY_CALL = Pattern.compile("\\s*display\\s*\\(");

  private final JShell shell;
  private final InProcessControl control;
  private final Variables variables;
  private final Map<String, CellPlace> places;
  private final FailureReport report;
  private final Consumer<String> notices;

  /**
   * An evaluation.
   *
   * @param places is told where each snippet stands, by its id
   * @param notices is told, in a sentence, of variables that could not be kept
   */
  ShellEvaluation(Shell shell, Map<String, CellPlace> places, Consumer<String> notices) {
    this.shell = shell.jshell();
    this.control = shell.control();
    this.variables = shell.variables();
    this.places = places;
    this.report = new FailureReport(places::get);
    this.notices = notices;
  }

  /** What belongs to one JShell. */
  record Shell(JShell jshell, InProcessControl control, Variables variables) {}

  /** Runs one piece and gives its value if it is an expression, else null. */
  Object run(String source, CellPlace place) throws CellFailure {
    control.takeResult();
    control.takeThrown();
    List<SnippetEvent> all = shell.eval(source);
    List<SnippetEvent> own = all.stream().filter(event -> event.causeSnippet() == null).toList();
    own.forEach(event -> places.put(event.snippet().id(), place));
    tellOfLost(variables.heal(all));
    Object value = null;
    for (SnippetEvent event : own) {
      if (event.status() == Snippet.Status.REJECTED) {
        places.remove(event.snippet().id());
        throw FailureReport.notCompiled(shell.diagnostics(event.snippet()).toList(), source, place);
      }
      value = outcome(event);
    }
    return value;
  }

  private void tellOfLost(List<String> lost) {
    if (!lost.isEmpty()) {
      notices.accept(
          String.join(", ", lost)
              + (lost.size() == 1 ? " has" : " have")
              + " lost the value: this definition changed the type. Assign anew.\n");
    }
  }

  private Object outcome(SnippetEvent event) throws CellFailure {
    Throwable real = control.takeThrown();
    Object value = shown(event.snippet()) ? result() : null;
    CellFailure failure = failure(event, real);
    dropIfSpent(event.snippet());
    if (failure != null) {
      throw failure;
    }
    return value;
  }

  private CellFailure failure(SnippetEvent event, Throwable real) {
    if (event.exception() instanceof UnresolvedReferenceException unresolved) {
      return unresolved(unresolved);
    }
    return event.exception() == null ? null : report.thrown(event.exception(), real);
  }

  private CellFailure unresolved(UnresolvedReferenceException e) {
    String missing = shell.unresolvedDependencies(e.getSnippet()).collect(Collectors.joining(", "));
    String message = e.getSnippet() instanceof MethodSnippet m ? m.name() + " uses " : "Uses ";
    message += (missing.isEmpty() ? "something that is" : missing + ", which is") + " not defined";
    return new CellFailure("UnresolvedReference", message, List.of(message));
  }

  /** What the snippet gave; printf gives its stream back, which is no result to look at. */
  private Object result() {
    Object given = control.takeResult();
    return given instanceof PrintStream ? null : given;
  }

  private static boolean shown(Snippet snippet) {
    // What display gives is an id for programs; it is no result that a person wants to see.
    if (DISPLAY_CALL.matcher(snippet.source()).lookingAt()) {
      return false;
    }
    return switch (snippet.subKind()) {
      case TEMP_VAR_EXPRESSION_SUBKIND, VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND -> true;
      default -> false;
    };
  }

  /** Expressions and statements are of no use once run, and would slow every later cell. */
  private void dropIfSpent(Snippet snippet) {
    if (snippet.kind() == Snippet.Kind.STATEMENT
        || snippet.kind() == Snippet.Kind.EXPRESSION
        || snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
      variables.heal(shell.drop(snippet));
      places.remove(snippet.id());
    }
  }
}
