package org.winnow.viz;

import java.util.ArrayList;
import java.util.List;
import org.winnow.datasets.Dataset;

/** What is left of a page of labelling: each example with the label it had and has. */
record LabelGridFigure(String title, String note, Dataset start, List<LabelGrid.Item> items) {

  Figure of(LabelGrid.Standing now, List<String> replay) {
    Sheet sheet =
        new Sheet(title)
            .right("#")
            .left("id", "given", "now", "how", "flag", "suggested")
            .right("prob")
            .left("reason");
    Gallery gallery = new Gallery(title, sheet);
    for (int i = 0; i < items.size(); i++) {
      LabelGrid.Item item = items.get(i);
      add(gallery, new Tile(i + 1, start, start.ids().find(item.id())), item, now);
    }
    gallery.note(note);
    gallery.note(now.edits() == 0 ? "" : Say.count(now.edits(), "pending edit"));
    return Replay.below(gallery.figure(), "The same edits as commands:", replay);
  }

  private void add(Gallery gallery, Tile tile, LabelGrid.Item item, LabelGrid.Standing now) {
    String given = start.label(start.ids().find(item.id()));
    String label = now.label(item.id());
    String how = words(now.mark(item.id()));
    String suggested = item.suggestion().orElse("");
    String probability = suggested.isEmpty() ? "" : Say.probability(item.probability());
    List<String> more = new ArrayList<>();
    String flag = now.flag(item.id());
    if (!how.isEmpty()) {
      more.add(how);
    }
    if (!flag.isEmpty()) {
      more.add(flag);
    }
    if (!suggested.isEmpty()) {
      more.add("suggested " + suggested + " (" + probability + ")");
    }
    Tile captioned = tile.says(given.equals(label) ? label : given + " → " + label, more);
    gallery.add(
        captioned,
        "#" + tile.number(),
        tile.id(),
        given,
        label,
        how,
        flag,
        suggested,
        probability,
        item.reason());
  }

  private static String words(String mark) {
    return switch (mark) {
      case "pending" -> "edited";
      case "hand" -> "by hand";
      default -> mark;
    };
  }
}
