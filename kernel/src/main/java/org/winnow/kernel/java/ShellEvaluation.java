package org.winnow.kernel.java;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;

/** Runs one piece of Java through JShell, which keeps what it declares. */
final class ShellEvaluation {
  private final JShell shell;
  private final LateImports late;
  private final InProcessControl control;
  private final Variables variables;
  private final Map<String, CellPlace> places;
  private final FailureReport report;
  private final UnresolvedReport unresolved;
  private final Consumer<String> notices;

  /** An evaluation. */
  ShellEvaluation(Shell shell, Reports reports) {
    this.shell = shell.jshell();
    this.late = shell.late();
    this.control = shell.control();
    this.variables = shell.variables();
    this.places = reports.places();
    this.report = new FailureReport(places::get);
    this.unresolved = reports.unresolved();
    this.notices = reports.notices();
  }

  /** What belongs to one JShell. */
  record Shell(JShell jshell, LateImports late, InProcessControl control, Variables variables) {}

  /**
   * How an evaluation tells what became of it.
   *
   * @param places is told where each snippet stands, by its id
   * @param notices is told, in a sentence, of variables that could not be kept
   */
  record Reports(
      Map<String, CellPlace> places, UnresolvedReport unresolved, Consumer<String> notices) {}

  /** Runs one piece and gives its value if it is an expression to look at. */
  Given run(String source, CellPlace place) throws CellFailure {
    late.tellAll();
    control.takeResult();
    control.takeThrown();
    control.takeRefusal();
    List<SnippetEvent> all = shell.eval(source);
    List<SnippetEvent> own = all.stream().filter(event -> event.causeSnippet() == null).toList();
    own.forEach(event -> places.put(event.snippet().id(), place));
    tellOfLost(variables.heal(all));
    Given given = Given.NOTHING;
    for (SnippetEvent event : own) {
      if (event.status() == Snippet.Status.REJECTED) {
        places.remove(event.snippet().id());
        throw FailureReport.notCompiled(shell.diagnostics(event.snippet()).toList(), source, place);
      }
      given = outcome(event);
    }
    return given;
  }

  private void tellOfLost(List<Variables.Loss> lost) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (Variables.Loss loss : lost) {
      byReason.computeIfAbsent(loss.reason(), reason -> new ArrayList<>()).add(loss.name());
    }
    String why = control.takeRefusal().map(reason -> ", since " + reason).orElse("");
    byReason.forEach(
        (reason, names) -> {
          boolean gone = reason.startsWith("lost");
          String verb = names.size() == 1 ? " has " : " have ";
          String advice = gone ? why + ". Assign anew.\n" : ". The value is kept until then.\n";
          notices.accept(String.join(", ", names) + verb + reason + advice);
        });
  }

  private Given outcome(SnippetEvent event) throws CellFailure {
    Throwable real = control.takeThrown();
    Snippet snippet = event.snippet();
    Object given = control.takeResult();
    Object value = shown(snippet) ? Shown.of(snippet.source(), given) : null;
    CellFailure failure = failure(event, real);
    dropIfSpent(snippet);
    if (failure != null) {
      throw failure;
    }
    return new Given(value, typeOf(snippet));
  }

  private CellFailure failure(SnippetEvent event, Throwable real) {
    if (event.exception() instanceof UnresolvedReferenceException unresolved) {
      return this.unresolved.of(unresolved);
    }
    return event.exception() == null ? null : report.thrown(event.exception(), real);
  }

  private static String typeOf(Snippet snippet) {
    return snippet instanceof ExpressionSnippet expression
        ? expression.typeName()
        : snippet instanceof VarSnippet variable ? variable.typeName() : "";
  }

  private static boolean shown(Snippet snippet) {
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
