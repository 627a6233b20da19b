package org.winnow.magics.commands;

import java.util.List;
import org.winnow.datasets.repository.Stash;
import org.winnow.datasets.repository.Stashes;
import org.winnow.magics.Command;
import picocli.CommandLine.Parameters;

/** Puts pending edits aside and takes them up again. */
@picocli.CommandLine.Command(
    name = "stash",
    description = "Put the pending edits aside; %%stash pop takes them up again, list shows them.")
public final class StashCommand extends Command {
  /** What is done. */
  enum What {
    PUSH,
    POP,
    LIST,
    DROP
  }

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "push|pop|list|drop",
      defaultValue = "push",
      description = "push (default), pop, list, or drop: throw the newest away.")
  private What what;

  @Override
  protected void run() {
    Stashes stashes = session().repository().stashes();
    switch (what) {
      case PUSH -> host().print(edits(stashes.push()) + " put aside; %stash pop takes them up\n");
      case DROP -> host().print(edits(stashes.drop()) + " thrown away\n");
      case LIST -> list(stashes.all());
      case POP -> {
        stashes.pop();
        int pending = session().repository().pending().size();
        host().print(edits(pending) + " taken up again, and pending\n");
      }
    }
  }

  private void list(List<Stash> all) {
    if (all.isEmpty()) {
      host().print("Nothing is put aside.\n");
    }
    for (Stash stash : all) {
      String where = stash.branch().map(branch -> " on " + branch).orElse("");
      host().print(edits(stash.edits()) + where + " at " + stash.commit().substring(0, 7) + "\n");
    }
  }

  private static String edits(int n) {
    return n + (n == 1 ? " edit" : " edits");
  }
}
