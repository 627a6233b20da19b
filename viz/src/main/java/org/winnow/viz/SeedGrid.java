package org.winnow.viz;

import java.util.List;
import org.winnow.datasets.Dataset;
import org.winnow.insight.Seeds;
import org.winnow.insight.Seeds.Proposal;

/** Proposed labels: the least sure of those in the band, for a person to look at. */
public final class SeedGrid {
  private SeedGrid() {}

  /**
   * The last of the band, least sure first; of the surest proposals where the band is empty.
   *
   * @param top at most so many
   */
  public static Figure of(Dataset data, Seeds seeds, int top) {
    List<Proposal> shown = shown(seeds, top);
    String title =
        seeds.accepted() == 0
            ? "No proposal is sure enough; the surest " + shown.size()
            : "The least sure "
                + shown.size()
                + " of "
                + Say.count(seeds.accepted(), "proposed label")
                + " in the band";
    Sheet sheet = new Sheet(title).right("#").left("id", "label", "proposed").right("prob");
    Gallery gallery = new Gallery(title, sheet);
    for (int i = 0; i < shown.size(); i++) {
      Proposal p = shown.get(i);
      int row = data.ids().find(p.id());
      if (row >= 0 && !gallery.full()) {
        String proposed = Names.of(data, row).of(p.suggested());
        Tile tile = new Tile(i + 1, data, row);
        gallery.add(
            tile.says(proposed, List.of("p " + Say.probability(p.probability()))),
            "#" + tile.number(),
            tile.id(),
            data.label(row),
            proposed,
            Say.probability(p.probability()));
      }
    }
    gallery.note(summary(seeds));
    gallery.note(proof(seeds));
    return gallery.figure();
  }

  /** The proposals that {@link #of} shows, in its order. */
  public static List<Proposal> shown(Seeds seeds, int top) {
    if (seeds.accepted() == 0) {
      return seeds.proposals().subList(0, Math.min(top, seeds.proposals().size()));
    }
    List<Proposal> band = seeds.band();
    List<Proposal> last =
        new java.util.ArrayList<>(band.subList(Math.max(0, band.size() - top), band.size()));
    java.util.Collections.reverse(last);
    return last;
  }

  private static String summary(Seeds seeds) {
    return seeds.accepted() == 0
        ? "No band of the proposals is estimated to be " + Say.percent(seeds.asked()) + " right."
        : "Band: "
            + Say.count(seeds.accepted())
            + " of "
            + Say.count(seeds.proposals().size())
            + " unlabelled, estimated "
            + Say.percent(seeds.precision())
            + " right (asked: "
            + Say.percent(seeds.asked())
            + "), by probabilities calibrated with the labels.";
  }

  private static String proof(Seeds seeds) {
    Seeds.Proof proof = seeds.proof();
    return proof.labels() == 0
        ? "No held-out label fell into such a band: nothing is proved."
        : "What is proved: "
            + Say.count(proof.labels(), "held-out label")
            + " fell into bands drawn without them, "
            + proof.wrong()
            + " contradicted: at most "
            + Say.percent(proof.atMost())
            + " wrong with 95 % confidence (Clopper–Pearson), no more than that.";
  }
}
