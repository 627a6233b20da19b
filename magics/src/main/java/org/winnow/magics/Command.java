package org.winnow.magics;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;
import org.winnow.datasets.InputException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * A command: options and parameters by picocli's annotations, made anew for each run. It shows what
 * it has to show through the host and returns nothing, or binds its result to a variable.
 */
public abstract class Command implements Callable<Object> {
  private static final String END_OF_OPTIONS = "--";
  private static final String NEVER_TYPED = "\0";

  @Spec CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(names = "--trace", description = "Show the stack trace of an error.")
  boolean trace;

  private Invocation invocation;

  /** Tells the command what it works with; called once, before {@link #run}. */
  final Command on(Invocation given) {
    invocation = given;
    return this;
  }

  /** Tells the command how it is described, where picocli does not do so. */
  final void describedBy(CommandSpec read) {
    spec = read;
  }

  @Override
  public final Object call() throws Exception {
    run();
    return null;
  }

  /** Does the work; throws {@link InputException} where what was asked for cannot be done. */
  protected abstract void run() throws Exception;

  protected final Session session() {
    return invocation.session();
  }

  protected final Host host() {
    return invocation.host();
  }

  /** The text below a {@code %%command} line. */
  protected final java.util.Optional<String> body() {
    return invocation.body();
  }

  /** Binds a result to the assignment's variable, else to {@code as}. */
  protected final <T> void bind(String as, Class<T> type, T value) {
    String name = invocation.target().map(ParsedLine.Target::name).orElse(as);
    host().bind(name, type, value);
  }

  /**
   * Refuses before any work is done if the result could not be bound.
   *
   * @throws InputException where the notebook has a variable of that name with another type
   */
  protected final void claim(String as, Class<?> type) {
    invocation.target().flatMap(ParsedLine.Target::type).ifPresent(t -> checkType(t, type));
    String name = variable(as);
    if (!SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name)) {
      throw new InputException(
          "'" + name + "' is no name for a Java variable; give another one with --as");
    }
    if (!host().canBind(name, type)) {
      Object there = host().variable(name);
      throw new InputException(
          "the variable '%s' is yours, of %s; give another name with --as"
              .formatted(
                  name,
                  there == null || type.isInstance(there)
                      ? "another type than " + type.getSimpleName()
                      : "type " + there.getClass().getSimpleName()));
    }
  }

  /** The variable that the line assigns to, as {@code m} in {@code Model m = %train}. */
  protected final java.util.Optional<String> assigned() {
    return invocation.target().map(ParsedLine.Target::name);
  }

  /** The variable that a result goes to: the assignment's, else {@code as}. */
  protected final String variable(String as) {
    return invocation.target().map(ParsedLine.Target::name).orElse(as);
  }

  /** An error in how the command was written, shown with the command's usage line. */
  protected final InputException wrongUse(String message) {
    return new InputException(message + "\n" + Usage.line(spec));
  }

  /** The refusal of a command that does nothing without one of its subcommands. */
  protected final InputException verbMissing() {
    return wrongUse("name what to do: " + Usage.verbs(spec, ", "));
  }

  final CommandLine commandLine() {
    CommandLine line = new CommandLine(this);
    boolean own = line.getCommandSpec().findOption(END_OF_OPTIONS) != null;
    return line.setEndOfOptionsDelimiter(own ? NEVER_TYPED : END_OF_OPTIONS)
        .setPosixClusteredShortOptionsAllowed(!own) // --grph would be -- with grph
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Path.class, Command::path);
  }

  /** {@code ~/x} lies in the home folder, as in a shell. */
  static Path path(String text) {
    boolean home = text.equals("~") || text.startsWith("~/");
    return home ? Path.of(System.getProperty("user.home"), text.substring(1)) : Path.of(text);
  }

  private void checkType(String written, Class<?> type) {
    if (!written.equals("var")
        && !written.equals(type.getSimpleName())
        && !written.equals(type.getName())
        && !written.equals("Object")) {
      throw new InputException(
          "%" + spec.name() + " gives a " + type.getSimpleName() + ", not a " + written);
    }
  }
}
