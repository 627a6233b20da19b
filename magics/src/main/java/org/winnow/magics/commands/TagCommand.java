package org.winnow.magics.commands;

import java.util.Optional;
import org.winnow.datasets.repository.Tags;
import org.winnow.magics.Command;
import org.winnow.viz.RefTable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists, gives and deletes tags. */
@picocli.CommandLine.Command(
    name = "tag",
    description = "List the tags, give a commit one, or delete one.")
public final class TagCommand extends Command {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "A new tag; without one all are listed.")
  private String name;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "COMMIT",
      description = "The commit that is named (default HEAD).")
  private String commit;

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "Why; kept in the tag with author and time.")
  private String message;

  @Option(
      names = {"-d", "--delete"},
      paramLabel = "TAG",
      description = "Delete a tag.")
  private String delete;

  @Override
  protected void run() {
    Tags tags = session().repository().tags();
    if (delete != null && name != null) {
      throw wrongUse("%tag does one thing at a time: NAME or --delete TAG");
    }
    if (message != null && (name == null || message.isBlank())) {
      throw wrongUse("-m goes with a NAME, and says something");
    }
    if (delete != null) {
      tags.delete(delete);
      host().print("Tag " + delete + " is deleted.\n");
    } else if (name != null) {
      String at = commit == null ? "HEAD" : commit;
      tags.create(name, at, Optional.ofNullable(message));
      host().print(at + " is tagged " + name + ".\n");
    } else {
      host().display(RefTable.tags(tags.all()));
    }
  }
}
