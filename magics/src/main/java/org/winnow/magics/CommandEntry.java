package org.winnow.magics;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * A command in the table of all commands.
 *
 * @param name without {@code %}
 * @param form how it is written
 * @param java the plain Java call of the same meaning
 * @param maker makes one for a single run
 */
public record CommandEntry(String name, Form form, String java, Supplier<Command> maker) {
  /** How a command is written. */
  public enum Form {
    /** {@code %name arguments}, one line. */
    LINE,
    /** {@code %name arguments}, or {@code %%name arguments} with a body below. */
    LINE_OR_CELL
  }

  /** What it does, one sentence. */
  public String summary() {
    String text = String.join(" ", commandLine().getCommandSpec().usageMessage().description());
    return text.replace("%%", "%"); // picocli reads descriptions as formats
  }

  /** The whole help text. */
  public String help() {
    return Usage.help(commandLine());
  }

  /** The help text of the subcommand that some arguments begin with, else the whole one. */
  String help(List<String> arguments) {
    CommandLine line = commandLine();
    CommandLine chosen = arguments.isEmpty() ? null : line.getSubcommands().get(arguments.get(0));
    return Usage.help(chosen == null ? line : chosen);
  }

  /** One line of usage, as {@code usage: %train [EPOCHS] …}. */
  public String usage() {
    return Usage.line(commandLine().getCommandSpec());
  }

  CommandLine commandLine() {
    return maker.get().commandLine();
  }
}
