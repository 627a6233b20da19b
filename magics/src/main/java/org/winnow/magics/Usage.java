package org.winnow.magics;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.winnow.datasets.InputException;
import org.winnow.datasets.NearestName;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** How commands describe themselves: usage lines, help texts, and errors in their use. */
final class Usage {
  private static final int LINE_LIMIT = 160;

  private Usage() {}

  /** One line: {@code usage: %train [EPOCHS] [--lr RATE] …}. */
  static String line(CommandSpec spec) {
    String options =
        spec.options().stream()
            .filter(o -> !o.usageHelp() && !o.hidden() && !o.longestName().equals("--trace"))
            .sorted(Comparator.comparing(OptionSpec::required).reversed())
            .map(o -> " [" + o.shortestName() + (takesValue(o) ? " " + o.paramLabel() : "") + "]")
            .collect(Collectors.joining());
    String parameters =
        spec.positionalParameters().stream()
            .map(PositionalParamSpec::paramLabel)
            .map(label -> " " + label)
            .collect(Collectors.joining());
    String verbs = spec.subcommands().isEmpty() ? "" : " " + verbs(spec, "|");
    String line = "usage: %" + spec.qualifiedName() + verbs + parameters + options;
    return line.length() <= LINE_LIMIT
        ? line
        : line.substring(0, LINE_LIMIT - 20).replaceAll(" \\[[^\\]]*$", "")
            + " … (%"
            + spec.root().name()
            + "? for all)";
  }

  /** What a command with subcommands can do, in their order. */
  static String verbs(CommandSpec spec, String between) {
    return String.join(between, spec.subcommands().keySet());
  }

  private static boolean takesValue(OptionSpec option) {
    return option.arity().max() > 0;
  }

  /** The whole help of a command, plain text. */
  static String help(CommandLine line) {
    return line.getUsageMessage(CommandLine.Help.Ansi.OFF)
        .replace("Usage: ", "Usage: %")
        .stripTrailing();
  }

  /** A mistake in writing a command, as one or two lines with the nearest right name. */
  static InputException wrong(CommandLine.ParameterException e) {
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    String message = e.getMessage().lines().findFirst().orElse("wrong use");
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      message =
          first.startsWith("-")
              ? "%"
                  + spec.qualifiedName()
                  + " has no option '"
                  + first
                  + "'"
                  + nearest(first, spec.options().stream().flatMap(o -> Stream.of(o.names())))
              : "%"
                  + spec.qualifiedName()
                  + " does not expect '"
                  + first
                  + "'"
                  + nearest(first, spec.subcommands().keySet().stream());
    }
    ArgSpec argument = e.getArgSpec();
    if (argument != null && e.getValue() != null && argument.typeInfo().isEnum()) {
      message = notOneOf(e.getValue(), argument);
    }
    return new InputException(message + "\n" + line(spec), e);
  }

  private static String notOneOf(String typed, ArgSpec argument) {
    List<String> values =
        argument.typeInfo().getEnumConstantNames().stream()
            .map(n -> n.toLowerCase(Locale.ROOT))
            .toList();
    String what = argument instanceof OptionSpec o ? o.shortestName() + " " : "";
    return what
        + "'"
        + typed
        + "' is not one of "
        + String.join(", ", values)
        + nearest(typed, values.stream());
  }

  private static String nearest(String typed, Stream<String> known) {
    return NearestName.of(typed, known.toList()).map(n -> "; did you mean '" + n + "'?").orElse("");
  }
}
