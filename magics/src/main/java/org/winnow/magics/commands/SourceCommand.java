package org.winnow.magics.commands;

import org.winnow.datasets.SourceNote;
import org.winnow.datasets.repository.ExampleSource;
import org.winnow.datasets.repository.ExampleSources;
import org.winnow.magics.Command;
import picocli.CommandLine.Parameters;

/** Tells where examples came from. */
@picocli.CommandLine.Command(
    name = "source",
    description = "Where an example came from, its licence and import; alone: all sources.")
public final class SourceCommand extends Command {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID",
      description = "An id, a unique prefix, or #17 for row 17 of the last table.")
  private String reference;

  @Override
  protected void run() {
    ExampleSources sources = session().repository().sources();
    if (reference == null) {
      sources.all().forEach(note -> host().print(text(note) + "\n"));
      return;
    }
    ExampleSource found = sources.of(session().resolve(reference));
    String imported =
        found
            .imported()
            .map(c -> "came with [" + c.shortId() + "] " + c.title() + ", by " + c.author().name())
            .orElse("is pending; %commit -m \"…\" keeps it");
    host().print(found.id() + " " + imported + "\n" + text(found.note()) + "\n");
  }

  private static String text(SourceNote note) {
    String where = note.address().isEmpty() ? "" : " (" + note.address() + ")";
    return note.name() + where + ", licence: " + note.licence();
  }
}
