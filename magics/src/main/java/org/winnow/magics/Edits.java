package org.winnow.magics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Origin;
import org.winnow.insight.Seeds;
import org.winnow.insight.Suspect;

/** Makes label edits from what a person asked for, against the data as it stands. */
final class Edits {
  private final Dataset data;
  private final String annotator;

  Edits(Dataset data, String annotator) {
    this.data = data;
    this.annotator = annotator;
  }

  /**
   * A relabelling.
   *
   * @param id a full id
   * @param wish {@code 7}, or {@code 3>7} to refuse if the label is no longer 3; {@code ?} stands
   *     for no label
   */
  LabelEdit.Relabel relabel(String id, String wish) {
    int row = data.ids().find(id);
    String now = data.label(row);
    int arrow = arrow(wish);
    if (arrow >= 0 && !wish.substring(0, arrow).strip().equals(now)) {
      throw new InputException(
          data.ids().shortest(row)
              + " is labelled "
              + now
              + ", not "
              + wish.substring(0, arrow).strip()
              + "; %show "
              + data.ids().shortest(row)
              + " shows it");
    }
    return relabelled(id, now, wish.substring(arrow + 1).strip());
  }

  /**
   * A relabelling by someone who saw the example with the label {@code seen}.
   *
   * @param id a full id
   * @param to a class, or {@code ?} for no label
   * @throws InputException where the example is gone or has another label by now
   */
  LabelEdit.Relabel relabel(String id, String seen, String to) {
    int row = data.ids().find(id);
    if (row < 0) {
      throw new InputException("the example is no longer in the data set; %undo may bring it back");
    }
    if (!data.label(row).equals(seen)) {
      throw new InputException(
          data.ids().shortest(row)
              + " is labelled "
              + data.label(row)
              + " by now, not "
              + seen
              + "; look at it again");
    }
    return relabelled(id, seen, to);
  }

  private LabelEdit.Relabel relabelled(String id, String from, String to) {
    return new LabelEdit.Relabel(id, name(from), name(checked(to)), by(Origin.HAND));
  }

  /** Whether a person has given an example this very label already. */
  boolean isDone(LabelEdit.Relabel edit) {
    return edit.from().equals(edit.to()) && isByHand(data.ids().find(edit.id()));
  }

  /**
   * The place of the {@code >} in {@code 3>7}, or -1. A class may be called {@code >50K} or {@code
   * a>b}: the first place with a class on either side, else the first.
   */
  private int arrow(String wish) {
    if (isLabel(wish)) {
      return -1;
    }
    int first = wish.indexOf('>', 1);
    for (int at = first; at > 0; at = wish.indexOf('>', at + 1)) {
      if (isLabel(wish.substring(0, at).strip()) && isLabel(wish.substring(at + 1).strip())) {
        return at;
      }
    }
    return first;
  }

  private boolean isLabel(String text) {
    return text.equals("?") || data.schema().classIndex(text) >= 0;
  }

  private String checked(String label) {
    if (!label.equals("?")) {
      data.schema().requireClass(label);
    }
    return label;
  }

  private static Optional<String> name(String label) {
    return label.equals("?") ? Optional.empty() : Optional.of(label);
  }

  LabelEdit.Flag flag(String id, String note) {
    return new LabelEdit.Flag(id, note, by(Origin.HAND));
  }

  LabelEdit.Drop drop(String id) {
    return new LabelEdit.Drop(id, by(Origin.HAND));
  }

  /**
   * The suggestions of some suspects, as edits; those whose label is no longer the one that was
   * suspected, that are gone, or whose label a person gave or confirmed, are left out.
   *
   * @param model the hash of the model that made them
   * @param name its package, else what it is called here; possibly empty
   */
  List<LabelEdit.Relabel> accept(List<Suspect> suspects, String model, String name) {
    List<LabelEdit.Relabel> edits = new ArrayList<>();
    for (Suspect s : suspects) {
      int row = data.ids().find(s.id());
      if (row >= 0 && data.labels().classOf(row) == s.given() && !isByHand(row)) {
        Origin origin = new Origin.Model(model, Math.min(1, Math.max(0, s.probability())), name);
        edits.add(
            new LabelEdit.Relabel(
                s.id(),
                Optional.of(data.label(row)),
                Optional.of(data.schema().classes().get(s.suggested())),
                by(origin)));
      }
    }
    return edits;
  }

  /**
   * The accepted band of proposed labels, as edits; what is gone or labelled by now is left out.
   *
   * @param name what the networks are called
   */
  List<LabelEdit.Relabel> accept(Seeded seeded, String name) {
    List<LabelEdit.Relabel> edits = new ArrayList<>();
    for (Seeds.Proposal p : seeded.seeds().band()) {
      int row = data.ids().find(p.id());
      if (row >= 0 && !data.labels().isLabelled(row)) {
        Optional<String> to = Optional.of(data.schema().classes().get(p.suggested()));
        Origin origin = new Origin.Model(seeded.networks(), p.probability(), name);
        edits.add(new LabelEdit.Relabel(p.id(), Optional.empty(), to, by(origin)));
      }
    }
    return edits;
  }

  private boolean isByHand(int row) {
    return data.labels().attribution(row).origin().equals(Origin.HAND);
  }

  private Attribution by(Origin origin) {
    return new Attribution(annotator, origin);
  }
}
