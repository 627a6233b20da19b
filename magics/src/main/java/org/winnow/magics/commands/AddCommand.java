package org.winnow.magics.commands;

import org.winnow.datasets.Dataset;
import org.winnow.datasets.sources.Additions;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.Loaded;
import org.winnow.magics.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds examples. */
@picocli.CommandLine.Command(
    name = "add",
    description = "Add new examples from a file, folder or variable, as pending edits.")
public final class AddCommand extends Command {
  @Parameters(
      index = "0",
      paramLabel = "FOLDER|FILE|VARIABLE",
      description = "Where the new examples are.")
  private String what;

  @Option(
      names = "--label",
      paramLabel = "CLASS",
      description = "The label of all of them (default: as the source says).")
  private String label;

  @Option(
      names = "--label-column",
      paramLabel = "COLUMN",
      description = "The column of a table that holds the labels.")
  private String labelColumn;

  @Option(names = "--id", paramLabel = "COLUMN", description = "The column of your own keys.")
  private String id;

  @Option(names = "--skip-broken", description = "Leave broken pictures out, and count them.")
  private boolean skipBroken;

  @Mixin private SourceOptions source = new SourceOptions();

  @Override
  protected void run() {
    Dataset data = session().data();
    Loaded read = LoadingOptions.load(what, options(data), host());
    Loaded more = new Loaded(source.told(read.dataset()), read.notes());
    Additions additions = session().labels().add(more);
    additions.notes().forEach(note -> host().print(note + "\n"));
    host().print(EditSummary.of(session(), additions.edits()));
  }

  /** Read so that they fit what is there: size, range of values, classes, a table's encoding. */
  private LoadOptions options(Dataset data) {
    LoadOptions o = LoadOptions.standard().withSkipBroken(skipBroken).withLike(data);
    o = label == null ? o : o.withEveryLabel(label);
    o = labelColumn == null ? o : o.withLabel(labelColumn);
    return id == null ? o : o.withId(id);
  }
}
