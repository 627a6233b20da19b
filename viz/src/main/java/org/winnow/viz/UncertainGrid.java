package org.winnow.viz;

import java.util.List;
import java.util.Locale;
import org.winnow.datasets.Dataset;
import org.winnow.insight.Uncertainty;
import org.winnow.insight.Uncertainty.Uncertain;

/** Examples of which a network is unsure, with the two classes it wavers between. */
public final class UncertainGrid {
  private UncertainGrid() {}

  /** The first {@code top} of a ranking; row numbers count from 1. */
  public static Figure of(Dataset data, Uncertainty ranking, int top) {
    String measure = ranking.measure().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    List<Uncertain> first = ranking.top(top);
    String title =
        Say.count(first.size(), "most uncertain example")
            + " of "
            + Say.count(ranking.size())
            + ", by "
            + measure;
    Sheet sheet = new Sheet(title).right("#").left("id", "label", "first");
    sheet.right("prob").left("second").right("prob", measure);
    Gallery gallery = new Gallery(title, sheet);
    for (int i = 0; i < first.size(); i++) {
      int row = data.ids().find(first.get(i).id());
      if (row >= 0 && !gallery.full()) {
        add(gallery, new Tile(i + 1, data, row), first.get(i), Names.of(data, row));
      }
    }
    gallery.note(
        ranking.inSample() ? "In-sample: judged by a network that was trained on them." : "");
    return gallery.figure();
  }

  static void add(Gallery gallery, Tile tile, Uncertain u, Names names) {
    String first = names.of(u.first());
    String second = names.of(u.second());
    Tile captioned =
        tile.says(
            first + " or " + second,
            List.of(
                Say.probability(u.firstProbability())
                    + " / "
                    + Say.probability(u.secondProbability()),
                names.label().equals("?") ? "unlabelled" : "label " + names.label()));
    gallery.add(
        captioned,
        "#" + tile.number(),
        tile.id(),
        names.label(),
        first,
        Say.probability(u.firstProbability()),
        second,
        Say.probability(u.secondProbability()),
        Say.decimal(u.value()));
  }
}
