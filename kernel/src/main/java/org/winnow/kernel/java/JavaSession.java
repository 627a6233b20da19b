package org.winnow.kernel.java;

import java.io.PrintStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.winnow.datasets.InputException;

/** Java in a notebook: JShell in this process, its values the real objects. */
public final class JavaSession implements AutoCloseable {
  private static final Pattern DISPLAY_CALL = Pattern.compile("\\s*display\\s*\\(");

  /** The name of the failure of a cell that does not compile. */
  public static final String NOT_COMPILED = "CompilationError";

  private final EngineLock lock = new EngineLock();
  private final SnippetLoader loader = new SnippetLoader();
  private final Map<String, CellPlace> places = new ConcurrentHashMap<>();
  private final FailureReport report = new FailureReport(places::get);
  private final Consumer<String> notices;
  private final InProcessControl control;
  private final JShell shell;
  private final SourceCodeAnalysis analysis;
  private final Variables variables;

  /**
   * A fresh session with the default imports.
   *
   * @param users where snippets run
   * @param notices is told, in a sentence, of variables that could not be kept
   */
  public JavaSession(UserThread users, Consumer<String> notices) {
    this.notices = notices;
    this.control = new InProcessControl(loader, lock, users);
    users.contextLoader(loader.loader());
    this.shell = JShell.builder().executionEngine(new ControlProvider(control), Map.of()).build();
    this.analysis = shell.sourceCodeAnalysis();
    this.variables = new Variables(shell, loader);
    DefaultImports.lines().forEach(shell::eval);
  }

  private record ControlProvider(ExecutionControl control) implements ExecutionControlProvider {
    @Override
    public String name() {
      return "winnow";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
      return control;
    }
  }

  /**
   * Runs Java statements, declarations and expressions in order.
   *
   * @return the value of the last one if it is an expression, else null
   */
  public Object eval(String code, CellPlace place) throws CellFailure {
    return locked(() -> evalAll(code, place));
  }

  private Object evalAll(String code, CellPlace start) throws CellFailure {
    String rest = code.stripLeading();
    Object last = null;
    while (!rest.isEmpty()) {
      CompletionInfo next = analysis.analyzeCompletion(rest);
      if (next.completeness() == SourceCodeAnalysis.Completeness.EMPTY) {
        break;
      }
      boolean whole = next.source() == null || next.source().isBlank();
      String done = code.substring(0, code.length() - rest.length());
      last = evalOne(whole ? rest : next.source(), start.after(done));
      rest = whole || next.remaining() == null ? "" : next.remaining().stripLeading();
    }
    return last;
  }

  private Object evalOne(String source, CellPlace place) throws CellFailure {
    control.takeResult();
    control.takeThrown();
    List<SnippetEvent> events = shell.eval(source);
    events.stream()
        .filter(event -> event.causeSnippet() == null)
        .forEach(event -> places.put(event.snippet().id(), place));
    List<String> lost = variables.heal(events);
    if (!lost.isEmpty()) {
      notices.accept(
          String.join(", ", lost)
              + (lost.size() == 1 ? " has" : " have")
              + " lost the value: this definition changed the type. Assign anew.\n");
    }
    Object value = null;
    for (SnippetEvent event : events) {
      if (event.causeSnippet() != null) {
        continue;
      }
      Snippet snippet = event.snippet();
      if (event.status() == Snippet.Status.REJECTED) {
        places.remove(snippet.id());
        throw FailureReport.notCompiled(shell.diagnostics(snippet).toList(), source, place);
      }
      Throwable real = control.takeThrown();
      value = shown(snippet) ? result() : null;
      CellFailure failure =
          event.exception() instanceof UnresolvedReferenceException unresolved
              ? unresolved(unresolved)
              : event.exception() == null ? null : report.thrown(event.exception(), real);
      dropIfSpent(snippet);
      if (failure != null) {
        throw failure;
      }
    }
    return value;
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

  /** The value of a variable, or null. */
  public Object variable(String name) {
    return variables.field(name).map(Variables::get).orElse(null);
  }

  /** The variables: names and the types they were declared with, in order of declaration. */
  public Map<String, String> variableTypes() {
    return unchecked(
        () -> {
          Map<String, String> types = new LinkedHashMap<>();
          shell.variables().forEach(v -> types.put(v.name(), v.typeName()));
          return types;
        });
  }

  /**
   * Binds a variable to a value, declaring it with the type's full name if it is new.
   *
   * @throws InputException if there is a variable of that name with another type
   */
  public void bind(String name, Class<?> type, Object value) {
    Field field =
        variables
            .field(name)
            .orElseGet(
                () -> {
                  declare(name, type);
                  return variables.field(name).orElseThrow();
                });
    if (field.getType() != type) {
      throw new InputException(
          "The variable '%s' is a %s, so it cannot hold a %s.\nName another one: --as NAME"
              .formatted(name, field.getType().getSimpleName(), type.getSimpleName()));
    }
    Variables.set(field, value);
  }

  private void declare(String name, Class<?> type) {
    if (!javax.lang.model.SourceVersion.isIdentifier(name)
        || javax.lang.model.SourceVersion.isKeyword(name)) {
      throw new InputException("'" + name + "' is no name for a Java variable; choose another.");
    }
    String code = type.getCanonicalName() + " " + name + ";";
    try {
      eval(code, new CellPlace(0, code, 0));
    } catch (CellFailure e) {
      throw new IllegalStateException("cannot declare " + code + ": " + e.getMessage(), e);
    }
  }

  /**
   * Assigns a value as a cell would.
   *
   * @param target the left side as written, as {@code var x}, {@code Object x} or {@code x}
   * @param natural the value's type, where the left side names none
   */
  public void assign(String target, String natural, Object value) throws CellFailure {
    int blank = target.strip().lastIndexOf(' ');
    String name = target.strip().substring(blank + 1);
    String type = target.strip().substring(0, Math.max(0, blank)).strip();
    if (!type.isEmpty() || variables.field(name).isEmpty()) {
      String code = (type.isEmpty() || type.equals("var") ? natural : type) + " " + name + ";";
      eval(code, new CellPlace(0, code, 0));
    }
    Field field = variables.field(name).orElseThrow();
    if (!field.getType().isInstance(value)) {
      throw new InputException("'%s' cannot hold a %s.".formatted(target.strip(), natural));
    }
    Variables.set(field, value);
  }

  /** What there is to ask about Java code; see {@link JavaAnalysis}. */
  public JavaAnalysis analysis() {
    return new JavaAnalysis(analysis, lock);
  }

  /** Adds a jar or folder to the class path. */
  public void addToClasspath(String path) {
    unchecked(
        () -> {
          shell.addToClasspath(path);
          return null;
        });
  }

  /** Compiles and runs a little of everything, so that the first cell need not wait for it. */
  public void warmUp() throws CellFailure {
    locked(
        () -> {
          control.onCallersThread(true);
          try {
            return evalAll("1 + 1", new CellPlace(0, "1 + 1", 0));
          } finally {
            control.onCallersThread(false);
          }
        });
  }

  @Override
  public void close() {
    shell.close();
  }

  private interface Evaluation<T> {
    T run() throws CellFailure;
  }

  private <T> T locked(Evaluation<T> work) throws CellFailure {
    try {
      return lock.holding(work::run);
    } catch (CellFailure | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T unchecked(Evaluation<T> work) {
    try {
      return locked(work);
    } catch (CellFailure e) {
      throw new IllegalStateException(e);
    }
  }

  /** Names of the variables, newest last. */
  public List<String> variableNames() {
    return new ArrayList<>(variableTypes().keySet());
  }
}
