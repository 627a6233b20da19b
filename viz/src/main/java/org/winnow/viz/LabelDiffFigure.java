package org.winnow.viz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Origin;
import org.winnow.datasets.repository.Change;
import org.winnow.datasets.repository.ClassChange;
import org.winnow.datasets.repository.LabelDiff;

/**
 * What changed between two states of a data set: counts by pair of classes, and each changed
 * example with its label before and after. Row number i is change number i of the difference, from
 * 1.
 */
public final class LabelDiffFigure {
  private LabelDiffFigure() {}

  /**
   * @param title what is compared, as {@code HEAD~1 → HEAD}
   * @param where data sets that may hold the examples, looked at in this order; a dropped example
   *     is only in an earlier one
   */
  public static Figure of(String title, LabelDiff diff, Dataset... where) {
    if (diff.isEmpty()) {
      return Figure.text(title + ": no changes");
    }
    Gallery gallery = gallery(diff.changes(), List.of(where));
    return Gallery.figure(List.of(summary(title, diff)), List.of(gallery));
  }

  /** How many changes of each kind and pair of classes, without the examples. */
  public static Figure stat(String title, LabelDiff diff) {
    return diff.isEmpty() ? Figure.text(title + ": no changes") : summary(title, diff).figure();
  }

  private static Sheet summary(String title, LabelDiff diff) {
    Sheet sheet = new LabelPairs(diff.changes()).sheet(title + ": " + diff.counts());
    diff.classes().forEach(c -> sheet.note(renamed(c)));
    return sheet;
  }

  private static String renamed(ClassChange c) {
    if (c.before().isPresent() && c.after().isPresent()) {
      return "class " + c.before().get() + " is now called " + c.after().get();
    }
    return c.after()
        .map(name -> "new class " + name)
        .orElse("class " + label(c.before()) + " is gone");
  }

  private static Gallery gallery(List<Change> changes, List<Dataset> where) {
    Sheet sheet = new Sheet("").right("#").left("id", "change", "before", "after", "by", "origin");
    Gallery gallery = new Gallery("", sheet);
    List<String> unseen = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      if (gallery.full()) {
        continue;
      }
      Change change = changes.get(i);
      Optional<Dataset> holder =
          where.stream().filter(d -> d.ids().find(change.id()) >= 0).findFirst();
      if (holder.isPresent()) {
        int row = holder.get().ids().find(change.id());
        Tile tile = new Tile(i + 1, holder.get(), row);
        gallery.add(tile.says(main(change), more(change)), cells(i + 1, tile.id(), change));
      } else {
        gallery.addUnseen(cells(i + 1, shortened(change.id()), change));
        unseen.add("#" + (i + 1) + " " + shortened(change.id()) + " " + change.kind().label());
      }
    }
    gallery.note(unseen.isEmpty() ? "" : "not pictured: " + String.join(", ", unseen));
    return gallery;
  }

  private static String[] cells(int number, String id, Change change) {
    return new String[] {
      "#" + number,
      id,
      change.kind().label(),
      label(change.before()),
      label(change.after()),
      change.by().annotator(),
      origin(change.by().origin())
    };
  }

  private static String main(Change change) {
    return switch (change.kind()) {
      case RELABELLED -> label(change.before()) + " → " + label(change.after());
      case DROPPED -> label(change.before());
      case CONFIRMED, ADDED, FLAGGED -> label(change.after());
    };
  }

  private static List<String> more(Change change) {
    return change.kind() == Change.Kind.RELABELLED ? List.of() : List.of(change.kind().label());
  }

  private static String label(Optional<String> name) {
    return name.orElse("?");
  }

  /** A model's hash in eight digits is enough for a table. */
  private static String origin(Origin origin) {
    return origin instanceof Origin.Model m
        ? "model "
            + m.hash().substring(0, Math.min(8, m.hash().length()))
            + " "
            + Say.probability(m.score())
        : origin.toString();
  }

  private static String shortened(String id) {
    return id.length() <= 12 ? id : id.substring(0, 8);
  }
}
