package org.winnow.magics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.winnow.magics.commands.WinnowCommand;

/** All commands, in the order in which a person meets them. */
public final class Commands {
  private Commands() {}

  /** All commands, in the order in which a person meets them. */
  public static List<CommandEntry> all() {
    return List.of(new CommandEntry("winnow", CommandEntry.Form.LINE, "", WinnowCommand::new));
  }

  /** The command of this name, if there is one. */
  public static Optional<CommandEntry> find(String name) {
    return all().stream().filter(c -> c.name().equals(name)).findFirst();
  }

  /** All commands' names. */
  public static List<String> names() {
    return all().stream().map(CommandEntry::name).toList();
  }

  /** The table of commands as Markdown, as it stands in the README. */
  public static String markdown() {
    return all().stream()
        .map(
            c ->
                "| `"
                    + (c.form() == CommandEntry.Form.LINE ? "%" : "%%")
                    + c.name()
                    + "` | "
                    + c.summary()
                    + " | "
                    + (c.java().isEmpty() ? "" : "`" + c.java() + "`")
                    + " |")
        .collect(
            Collectors.joining(
                "\n", "| Command | What it does | In plain Java |\n|---|---|---|\n", "\n"));
  }
}
