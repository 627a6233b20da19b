package org.winnow.kernel.cells.magics;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.winnow.datasets.InputException;
import org.winnow.datasets.NearestName;
import org.winnow.kernel.cells.CommandLines;
import org.winnow.kernel.cells.Registered;
import org.winnow.kernel.java.SharedLibraries;
import org.winnow.kernel.maven.MavenPlaces;
import org.winnow.magics.Commands;
import org.winnow.magics.Completion;
import org.winnow.magics.Host;
import org.winnow.viz.Figure;

/**
 * The kernel's own commands, for Java work, beside those of Winnow, which are also had as {@code
 * %winnow NAME}.
 */
public final class KernelMagics implements CommandLines {
  private static final Pattern CALL =
      Pattern.compile(
          "\\s*(?:(?<target>[^%=\"]+?)\\s*=\\s*)?%{1,2}(?<name>\\w+)(?<help>\\?)?(?<rest>\\s.*)?",
          Pattern.DOTALL);
  private static final Pattern TYPED = Pattern.compile("^\\s*(?:[^%]*=\\s*)?%{1,2}(?<name>\\w*)");

  private final CommandLines others;
  private final Registered registered;
  private final List<Magic> all = new ArrayList<>();
  private List<String> startup = Startup.cells(System.getenv());

  /**
   * The commands of one kernel.
   *
   * @param others the commands that are not the kernel's own
   * @param registered those that the notebook makes known itself, which come before all others
   */
  public KernelMagics(CommandLines others, MavenPlaces maven, Registered registered) {
    this.others = others;
    this.registered = registered;
    List<Path> shared = SharedLibraries.of(System.getProperty("java.class.path"));
    ClassPath classPath = new ClassPath(shared, Startup.installsExtensions(System.getenv()));
    all.addAll(new ClassPathMagics(classPath).all());
    all.addAll(new MavenMagics(classPath, maven).all());
    all.addAll(CodeMagics.all());
    all.addAll(TimingMagics.all());
    all.addAll(VariableMagics.all());
    all.addAll(ShellMagics.all());
    all.addAll(new ParameterMagics(System.getenv()).all());
    all.addAll(new HelpMagics(this).all());
    all.add(
        new Magic(
            List.of("lsmagic"),
            Magic.Form.LINE,
            "",
            "List the kernel's own commands; %winnow lists Winnow's.",
            "",
            call -> Figure.text(list())));
  }

  private String list() {
    return all.stream()
        .map(m -> String.format("%-36s %s", "%" + m.name() + " " + m.arguments(), m.summary()))
        .collect(Collectors.joining("\n"));
  }

  /** What the notebook registered for other kernels. */
  public Registered registered() {
    return registered;
  }

  /** The cells to be run before the first one; nothing when asked again. */
  public synchronized List<String> takeStartup() {
    List<String> taken = startup;
    startup = List.of();
    return taken;
  }

  /** How long one statement may run, if the environment limits it. */
  public Optional<Duration> statementLimit() {
    return Startup.statementLimit(System.getenv());
  }

  private Optional<Magic> find(String name) {
    return all.stream().filter(m -> m.names().contains(name)).findFirst();
  }

  /** All names by which the kernel's own commands go. */
  public List<String> names() {
    return all.stream().flatMap(m -> m.names().stream()).toList();
  }

  @Override
  public boolean handles(String name) {
    return isOwnName(name) || others.handles(name);
  }

  private boolean isOwnName(String name) {
    return registered.magics().contains(name) || find(name).isPresent();
  }

  /** Whether a line calls one of the kernel's own commands. */
  public boolean isOwn(String line) {
    Matcher m = CALL.matcher(line);
    return m.matches() && isOwnName(m.group("name"));
  }

  /**
   * Runs one of the kernel's own commands.
   *
   * @param line the line that calls it
   * @param body what stands below a {@code %%} line
   * @return its value, also where the line assigns it
   * @throws Exception what the command threw; an {@link InputException} is a person's mistake
   */
  public MagicValue run(String line, Optional<String> body, MagicScope scope) throws Exception {
    Matcher m = CALL.matcher(line);
    if (!m.matches()) {
      throw new IllegalArgumentException(line);
    }
    String target = Optional.ofNullable(m.group("target")).orElse("");
    String rest = Optional.ofNullable(m.group("rest")).orElse("");
    MagicCall call = new MagicCall(target, rest, body, scope);
    if (registered.magics().contains(m.group("name"))) {
      return registered(m.group("name"), call);
    }
    Magic magic = find(m.group("name")).orElseThrow();
    if (m.group("help") != null) {
      return new MagicValue(Figure.text(magic.help()), true);
    }
    if (body.isPresent() && magic.form() == Magic.Form.LINE) {
      throw new InputException(
          "%" + magic.name() + " takes no text below it; write it as a line with one %");
    }
    Object value = magic.action().run(call);
    if (magic.gives().isEmpty()) {
      return new MagicValue(value, true);
    }
    if (!target.isEmpty()) {
      scope.java().assign(target, magic.gives(), value);
    }
    return new MagicValue(value, false);
  }

  private MagicValue registered(String name, MagicCall call) throws Exception {
    Object value =
        call.scope().interruptibly(() -> registered.run(name, call.arguments(), call.body()));
    if (!call.target().isEmpty()) {
      call.scope().java().assign(call.target(), "java.lang.Object", value);
    }
    return new MagicValue(value, call.target().isEmpty());
  }

  @Override
  public void runLine(String line, Host host) throws Exception {
    suggestOwn(line);
    others.runLine(line, host);
  }

  @Override
  public void runCell(String firstLine, String body, Host host) throws Exception {
    suggestOwn(firstLine);
    others.runCell(firstLine, body, host);
  }

  /** A name that nobody has may be one of the kernel's own, mistyped. */
  private void suggestOwn(String line) {
    Matcher m = CALL.matcher(line);
    if (!m.matches() || others.handles(m.group("name"))) {
      return;
    }
    List<String> known = Stream.concat(names().stream(), Commands.names().stream()).toList();
    NearestName.of(m.group("name"), known)
        .filter(near -> find(near).isPresent())
        .ifPresent(
            near -> {
              throw new InputException(
                  "there is no command %" + m.group("name") + "; did you mean %" + near + "?");
            });
  }

  @Override
  public List<Completion> complete(String line, int cursor) {
    String typed = line.substring(0, Math.max(0, Math.min(cursor, line.length())));
    Matcher m = TYPED.matcher(typed);
    if (!m.find()) {
      return others.complete(line, cursor);
    }
    if (m.end() == typed.length()) {
      String prefix = m.group("name");
      List<Completion> found = new ArrayList<>(others.complete(line, cursor));
      all.stream()
          .map(Magic::name)
          .filter(name -> name.startsWith(prefix))
          .forEach(name -> found.add(new Completion(name, "command", m.start("name"), cursor)));
      return found;
    }
    Optional<Magic> own = find(m.group("name"));
    if (own.isEmpty()) {
      return others.complete(line, cursor);
    }
    return own.get().takesFiles() ? FileNames.complete(typed) : List.of();
  }

  @Override
  public Optional<Figure> inspect(String line, int cursor) {
    Matcher m = TYPED.matcher(line);
    return m.find() && find(m.group("name")).isPresent()
        ? find(m.group("name")).map(magic -> Figure.text(magic.help()))
        : others.inspect(line, cursor);
  }
}
