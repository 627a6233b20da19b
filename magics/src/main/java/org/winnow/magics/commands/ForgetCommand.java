package org.winnow.magics.commands;

import java.util.List;
import org.winnow.datasets.repository.Erasure;
import org.winnow.datasets.repository.Tombstone;
import org.winnow.magics.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Erases examples on request. */
@picocli.CommandLine.Command(
    name = "forget",
    description = "Erase examples on request, leaving a tombstone; alone it lists these.")
public final class ForgetCommand extends Command {
  private static final int SHOWN = 10;

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "Ids, unique prefixes, or #17 for row 17 of the last table; dropped ones, too.")
  private List<String> references = List.of();

  @Option(names = "--why", paramLabel = "TEXT", description = "The reason, for the tombstone.")
  private String why;

  @Option(
      names = "--yes",
      description = "Do it; without this it only says what would go. There is no undo.")
  private boolean yes;

  @Override
  protected void run() {
    if (references.isEmpty()) {
      list();
      return;
    }
    if (why == null || why.isBlank()) {
      throw wrongUse("forgetting needs a reason, for the tombstone: --why \"…\"");
    }
    if (yes) {
      Erasure done = session().labels().forget(references, why);
      host().print(count(done) + " forgotten; their labels and ids stay as tombstones.\n");
      host().print("Restart the kernel: variables you made may hold them still.\n");
      beyond("Out of reach from here:", done);
    } else {
      Erasure plan = session().labels().forgettable(references);
      host().print(count(plan) + " would be forgotten, for good:\n");
      plan.ids().stream().limit(SHOWN).forEach(id -> host().print("  " + id + "\n"));
      if (plan.ids().size() > SHOWN) {
        host().print("  … and " + (plan.ids().size() - SHOWN) + " more\n");
      }
      beyond("What would stay out of reach:", plan);
      host().print("Nothing is changed yet: the same line with --yes does it. No undo.\n");
    }
  }

  private void list() {
    List<Tombstone> all = session().repository().forgetting().all();
    all.forEach(tombstone -> host().print(tombstone + "\n"));
    if (all.isEmpty()) {
      host().print("Nothing was forgotten here.\n");
    }
  }

  private static String count(Erasure erasure) {
    int n = erasure.ids().size();
    return n
        + (n == 1 ? " example" : " examples")
        + " with "
        + erasure.bytes()
        + " stored bytes"
        + (n > erasure.records() ? " (the same bytes are stored once)" : "");
  }

  private void beyond(String title, Erasure erasure) {
    host().print(title + "\n");
    erasure.beyond().forEach(line -> host().print("  " + line + "\n"));
  }
}
