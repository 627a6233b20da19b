package org.winnow.magics.commands;

import java.util.List;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.LabelEdit;
import org.winnow.magics.Session;

/** Says in a few lines what edits were made, as lines that replay where there are few. */
final class EditSummary {
  private static final int SHOWN = 5;

  private EditSummary() {}

  static String of(Session session, List<? extends LabelEdit> edits) {
    if (edits.isEmpty()) {
      return "Nothing was edited.\n";
    }
    StringBuilder text = new StringBuilder();
    edits.stream().limit(SHOWN).forEach(e -> text.append(line(session.data(), e)).append('\n'));
    if (edits.size() > SHOWN) {
      text.append("… and ").append(edits.size() - SHOWN).append(" more\n");
    }
    int pending = session.repository().pending().size();
    return text.append(edits.size())
        .append(edits.size() == 1 ? " edit" : " edits")
        .append(" made, ")
        .append(pending)
        .append(" pending; %undo takes the last step back, %commit -m \"…\" keeps them\n")
        .toString();
  }

  /** An edit as the command line that makes it. */
  static String line(Dataset data, LabelEdit edit) {
    int row = data.ids().find(edit.id());
    String id =
        row < 0
            ? edit.id().substring(0, Math.min(8, edit.id().length()))
            : data.ids().shortest(row);
    if (edit instanceof LabelEdit.Relabel r) {
      return "%relabel " + id + " " + r.from().orElse("?") + ">" + r.to().orElse("?");
    }
    if (edit instanceof LabelEdit.Drop) {
      return "%drop " + id;
    }
    if (edit instanceof LabelEdit.AddExample add) {
      return "added "
          + id
          + " ("
          + add.label().orElse("no label")
          + ", "
          + add.split().label()
          + ")";
    }
    String note = edit instanceof LabelEdit.Flag flag ? flag.note() : "";
    return "flagged " + id + (note.isEmpty() ? "" : ": " + note);
  }
}
