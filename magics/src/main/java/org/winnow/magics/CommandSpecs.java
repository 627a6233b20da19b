package org.winnow.magics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The options and parameters of commands, read from their annotations: once, since to read them
 * takes longer than most commands do. Safe for all threads.
 */
final class CommandSpecs {
  private final Map<String, Read> read = new ConcurrentHashMap<>();

  /**
   * What was read of a command.
   *
   * @param asMade whether picocli leaves a fresh command as it was made where no argument is given
   */
  private record Read(CommandSpec spec, boolean asMade) {
    static Read of(CommandEntry entry) {
      CommandSpec spec = entry.commandLine().getCommandSpec();
      boolean asMade =
          spec.mixins().isEmpty()
              && spec.argGroups().isEmpty()
              && spec.subcommands().isEmpty()
              && spec.args().stream().allMatch(Read::leftAlone);
      return new Read(spec, asMade);
    }

    private static boolean leftAlone(ArgSpec argument) {
      return !argument.required()
          && argument.defaultValue() == null
          && !argument.typeInfo().isOptional();
    }
  }

  /** The options and parameters of a command; to be read, not changed. */
  CommandSpec of(CommandEntry entry) {
    return known(entry).spec();
  }

  /** Whether a fresh command is as it should be where no argument is given. */
  boolean asMade(CommandEntry entry) {
    return known(entry).asMade();
  }

  private Read known(CommandEntry entry) {
    return read.computeIfAbsent(entry.name(), name -> Read.of(entry));
  }

  /**
   * Makes a command, or that of its subcommands which the arguments begin with, and fills it with
   * its arguments.
   *
   * @throws org.winnow.datasets.InputException where they do not fit it
   */
  Command filled(CommandEntry entry, List<String> arguments) {
    Command command = entry.maker().get();
    if (arguments.isEmpty() && asMade(entry)) {
      command.describedBy(of(entry));
      return command;
    }
    try {
      CommandLine.ParseResult parsed =
          command.commandLine().parseArgs(arguments.toArray(String[]::new));
      while (parsed.hasSubcommand()) {
        parsed = parsed.subcommand();
      }
      return (Command) parsed.commandSpec().userObject();
    } catch (CommandLine.ParameterException e) {
      throw Usage.wrong(e);
    }
  }
}
