package org.winnow.magics.commands;

import java.util.List;
import org.winnow.datasets.LabelEdit;
import org.winnow.magics.Command;

/** Takes the last step of pending edits back. */
@picocli.CommandLine.Command(
    name = "undo",
    description = "Take the last step of pending edits back; again for the one before it.")
public final class UndoCommand extends Command {
  @Override
  protected void run() {
    List<LabelEdit> undone = session().labels().undo();
    if (undone.isEmpty()) {
      host().print("There are no pending edits to undo; %checkout COMMIT goes back further.\n");
      return;
    }
    int left = session().repository().pending().size();
    host().print("Took back " + undone.size() + (undone.size() == 1 ? " edit" : " edits") + ":\n");
    undone.stream()
        .limit(5)
        .forEach(e -> host().print("  " + EditSummary.line(session().data(), e) + "\n"));
    host().print(left + " pending\n");
  }
}
