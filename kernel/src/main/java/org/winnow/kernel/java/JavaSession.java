package org.winnow.kernel.java;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jdk.jshell.JShell;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.winnow.datasets.InputException;

/** Java in a notebook: JShell in this process, its values the real objects. */
public final class JavaSession implements AutoCloseable {
  /** The name of the failure of a cell that does not compile. */
  public static final String NOT_COMPILED = "CompilationError";

  private static final long PATIENCE_MILLIS = 200;

  /** What is run to warm up. */
  private static final String PLAIN = "1 + 1";

  private final EngineLock lock = new EngineLock();
  private final Idleness idle = new Idleness();
  private final CompilePath compilePath;
  private final InProcessControl control;
  private final JShell shell;
  private final LateImports late;
  private final Variables variables;
  private final VariableBinding binding;
  private final PieceEvaluation evaluation;
  private final Pieces pieces;
  private final LastValue last = new LastValue();
  private final LastVariable lastVariable;

  /**
   * A fresh session with the default imports.
   *
   * @param users where snippets run
   * @param notices is told, in a sentence, of variables that could not be kept
   */
  public JavaSession(UserThread users, Consumer<String> notices) {
    this(users, notices, List.of(), true);
  }

  /**
   * A session with {@code options} of javac; JShell runs all of it unless pieces may be compiled
   * {@code straight}.
   */
  public JavaSession(
      UserThread users, Consumer<String> notices, List<String> options, boolean straight) {
    compilePath = new CompilePath(options);
    SnippetLoader loader = new SnippetLoader();
    users.contextLoader(loader.loader());
    control = new InProcessControl(loader, lock, users);
    shell =
        JShell.builder()
            .executionEngine(new ControlProvider(control), Map.of())
            .fileManager(own -> compilePath.files())
            .compilerOptions(options.toArray(String[]::new))
            .build();
    late = new LateImports(shell);
    variables = new Variables(shell, loader);
    binding = new VariableBinding(variables, code -> eval(code, new CellPlace(0, code, 0)));
    ShellEvaluation.Shell parts = new ShellEvaluation.Shell(shell, late, control, variables);
    evaluation = new PieceEvaluation(parts, notices, straight ? compilePath : null);
    pieces = new Pieces(shell.sourceCodeAnalysis(), evaluation::run);
    lastVariable = new LastVariable(last, variables, this::declareHidden);
    users.tellPlacesBy(this::where);
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
    idle.busy();
    try {
      Given given = locked(() -> pieces.run(lastVariable.read(code, place), place));
      last.offer(given);
      return given.value();
    } finally {
      idle.done();
    }
  }

  /** This session, which keeps what a cell showed as the last value: {@code _} names it. */
  public JavaSession keeping(Object value) {
    return unchecked(
        () -> {
          last.keep(value);
          lastVariable.follow();
          return this;
        });
  }

  private void declareHidden(String code) throws CellFailure {
    // A declaration runs nobody's code, so it need not wait for the thread that does.
    control.onCallersThread(true);
    try {
      evaluation.run(code, new CellPlace(0, code, 0));
    } finally {
      control.onCallersThread(false);
    }
  }

  /** The value of a variable, of {@code _} too, or null. */
  public Object variable(String name) {
    if (name.equals("_")) {
      return last.value();
    }
    return variables.field(name).map(Variables::get).orElse(null);
  }

  /** The type of a variable, of {@code _} too; empty if there is none of that name. */
  public String typeOf(String name) {
    if (name.equals("_")) {
      return last.value() == null ? "" : last.types().get(0);
    }
    return variableTypes().getOrDefault(name, "");
  }

  /** The variables: names and the types they were declared with, in order of declaration. */
  public Map<String, String> variableTypes() {
    return unchecked(
        () -> {
          Map<String, String> types = new LinkedHashMap<>();
          shell
              .variables()
              .filter(v -> !Underscore.isHidden(v.name()))
              .forEach(v -> types.put(v.name(), v.typeName()));
          return types;
        });
  }

  /** Names of the variables, newest last. */
  public List<String> variableNames() {
    return new ArrayList<>(variableTypes().keySet());
  }

  /**
   * Binds a variable to a value, declaring it with the type's full name if it is new.
   *
   * @throws InputException if there is a variable of that name with another type
   */
  public void bind(String name, Class<?> type, Object value) {
    binding.bind(name, type, value);
  }

  /**
   * Whether {@link #bind} would take a value of this type: also a variable without a value has one.
   */
  public boolean canBind(String name, Class<?> type) {
    return variables.field(name).map(field -> field.getType() == type).orElse(true);
  }

  /**
   * Assigns a value as a cell would.
   *
   * @param target the left side as written, as {@code var x}, {@code Object x} or {@code x}
   * @param natural the value's type, where the left side names none
   */
  public void assign(String target, String natural, Object value) throws CellFailure {
    binding.assign(target, natural, value);
  }

  /** What there is to ask about Java code; see {@link JavaAnalysis}. */
  public JavaAnalysis analysis() {
    return new JavaAnalysis(
        shell.sourceCodeAnalysis(), lock, this::readForAnalysis, () -> variableTypes().keySet());
  }

  private String readForAnalysis(String code) {
    late.tellAll();
    Underscore found = Underscore.in(code);
    // JShell can be told of a variable only while it waits for no snippet of its own.
    boolean can = last.value() != null && !control.inSnippet();
    return found.isEmpty() ? code : found.as(can ? lastVariable.ready() : Underscore.name(0));
  }

  /** Adds a jar or folder to the class path. */
  public void addToClasspath(String path) {
    unchecked(
        () -> {
          shell.addToClasspath(path);
          compilePath.add(path);
          evaluation.classPathChanged();
          return null;
        });
  }

  /**
   * Compiles and runs a little in each way and tells JShell of its imports, in steps and only while
   * no cell runs. A cell that comes meanwhile waits for one step at most.
   */
  public void warmUp() throws CellFailure, InterruptedException {
    step(() -> evaluation.rehearse(PLAIN));
    while (step(late::tellNext)) {
      // Each is one evaluation.
    }
    step(
        () -> {
          evaluation.rehearseInShell(PLAIN);
          return true;
        });
  }

  /**
   * Runs small pieces, in such steps too, until the virtual machine has compiled what they need.
   */
  public void rehearse() throws CellFailure, InterruptedException {
    Iterator<String> pieces = RehearsedPieces.all();
    boolean straight = true;
    while (straight && pieces.hasNext()) {
      String piece = pieces.next();
      straight = step(() -> rehearse(piece));
    }
  }

  private boolean rehearse(String piece) {
    shell.sourceCodeAnalysis().analyzeCompletion(piece);
    return evaluation.rehearse(piece);
  }

  /** A cell begins that may run no Java: there is to be no warming up beside a training. */
  public void cellBegins() {
    idle.busy();
  }

  /** The cell that began has ended. */
  public void cellEnds() {
    idle.done();
  }

  private <T> T step(Evaluation<T> work) throws CellFailure, InterruptedException {
    idle.await();
    return locked(
        () -> {
          control.onCallersThread(true);
          try {
            return work.run();
          } finally {
            control.onCallersThread(false);
          }
        });
  }

  /** Tells where a thread is that runs cells' code. */
  private String where(StackTraceElement[] stack) {
    String vague = "the cell's own code";
    try {
      return lock.holdingWithin(PATIENCE_MILLIS, vague, () -> evaluation.where(stack));
    } catch (Exception e) {
      return vague;
    }
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
}
