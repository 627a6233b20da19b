package org.winnow.magics.commands;

import org.winnow.magics.Command;
import org.winnow.magics.Commands;
import org.winnow.viz.Figure;

/** Lists all commands; {@code %winnow VERB …} is taken apart before it comes here. */
@picocli.CommandLine.Command(
    name = "winnow",
    description = "List all commands; %%winnow VERB … runs %%VERB … in a kernel that has its own.")
public final class WinnowCommand extends Command {
  @Override
  protected void run() {
    StringBuilder text = new StringBuilder("Winnow: the data set is the source code.\n\n");
    Commands.all().forEach(c -> text.append(String.format("%%%-10s %s%n", c.name(), c.summary())));
    text.append("\n%COMMAND? shows a command's options.");
    host().display(Figure.text(text.toString()).and("text/markdown", Commands.markdown()));
  }
}
