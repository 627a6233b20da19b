package org.winnow.magics;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.winnow.datasets.InputException;
import org.winnow.datasets.NearestName;
import org.winnow.viz.Figure;

/** Runs command lines for a kernel: the only door from a host into the commands. */
public final class Interpreter {
  private final Session session;
  private final CommandSpecs specs = new CommandSpecs();
  private final Completer completer;

  public Interpreter(Session session) {
    this.session = session;
    this.completer = new Completer(session, specs);
  }

  /** Whether there is a command of this name (without {@code %}). */
  public boolean handles(String name) {
    return Commands.find(name).isPresent();
  }

  /**
   * Runs {@code [[Type] name =] %command arguments}.
   *
   * @throws InputException where what was asked for cannot be done; its message is all a person
   *     needs to see
   * @throws Exception a defect of Winnow, with its cause
   */
  public void runLine(String line, Host host) throws Exception {
    run(CommandLineParser.parse(line), Optional.empty(), host);
  }

  /**
   * Runs {@code %%command arguments} with the text below it.
   *
   * @throws InputException as {@link #runLine}
   * @throws Exception as {@link #runLine}
   */
  public void runCell(String firstLine, String body, Host host) throws Exception {
    run(CommandLineParser.parse(firstLine), Optional.of(body), host);
  }

  private void run(ParsedLine line, Optional<String> body, Host host) throws Exception {
    ParsedLine direct = withoutPrefix(line);
    CommandEntry entry = require(direct.command());
    if (direct.help()
        || direct.arguments().contains("--help")
        || direct.arguments().contains("-h")) {
      host.display(Figure.text(entry.help(direct.arguments())));
      return;
    }
    if (body.isPresent() && entry.form() == CommandEntry.Form.LINE) {
      throw new InputException(
          "%" + entry.name() + " takes no text below it; write it as a line with one %");
    }
    Invocation invocation = new Invocation(session, host, body, direct.target());
    session.starting(host);
    session.failures().starting(entry.name());
    try {
      specs.filled(entry, direct.arguments()).on(invocation).call();
      session.finished(host);
    } catch (InputException e) {
      session.failures().failed(entry.name(), e.getMessage());
      throw direct.arguments().contains("--trace") ? withTrace(e) : e;
    } catch (CancellationException e) {
      session.failures().failed(entry.name(), "it was interrupted");
      throw new InputException("interrupted: " + e.getMessage(), e);
    } catch (Exception e) {
      session.failures().failed(entry.name(), String.valueOf(e));
      throw e;
    } finally {
      session.ended();
    }
  }

  /** {@code %winnow VERB …} is {@code %VERB …}. */
  private ParsedLine withoutPrefix(ParsedLine line) {
    List<String> arguments = line.arguments();
    if (!line.command().equals("winnow")
        || arguments.isEmpty()
        || arguments.get(0).startsWith("-")) {
      return line;
    }
    String verb = arguments.get(0).replaceFirst("^%+", "");
    boolean help = line.help() || verb.endsWith("?");
    return new ParsedLine(
        line.target(), verb.replaceFirst("\\?$", ""), arguments.subList(1, arguments.size()), help);
  }

  private static CommandEntry require(String name) {
    return Commands.find(name)
        .orElseThrow(
            () ->
                new InputException(
                    "there is no command %"
                        + name
                        + NearestName.of(name, Commands.names())
                            .map(n -> "; did you mean %" + n + "?")
                            .orElse("; %winnow lists all")));
  }

  private static InputException withTrace(InputException e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    return new InputException(e.getMessage() + "\n" + trace, e);
  }

  /**
   * Ways to go on typing a command line.
   *
   * @param line the line so far, beginning with {@code %}, {@code %%} or an assignment
   * @param cursor where the cursor stands in it
   */
  public List<Completion> complete(String line, int cursor) {
    return completer.complete(line, cursor);
  }

  /** The help of the command that a line calls. */
  public Optional<Figure> inspect(String line, int cursor) {
    if (!CommandLineParser.isCommand(line)) {
      return Optional.empty();
    }
    ParsedLine parsed = withoutPrefix(CommandLineParser.parse(line));
    return Commands.find(parsed.command()).map(c -> Figure.text(c.help(parsed.arguments())));
  }
}
