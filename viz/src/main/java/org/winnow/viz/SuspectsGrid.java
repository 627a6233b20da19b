package org.winnow.viz;

import java.util.List;
import org.winnow.datasets.Dataset;
import org.winnow.insight.Suspect;
import org.winnow.insight.SuspectList;

/**
 * Labels that are probably wrong: each example with the label it has, the one suggested, how
 * probable that is, and why. The text is a table of the same rows, whose numbers commands take.
 */
public final class SuspectsGrid {
  private SuspectsGrid() {}

  /** The first {@code top} suspects of a ranking, which also says whether it is in-sample. */
  public static Figure of(Dataset data, SuspectList ranking, int top) {
    List<Suspect> first = ranking.top(top);
    String title =
        Say.count(first.size(), "most suspicious label")
            + " of "
            + Say.count(ranking.size())
            + " judged";
    return of(title, data, first, ranking.basis().sentence());
  }

  /**
   * Any suspects, in the order given.
   *
   * @param basis a sentence that says whether they were judged in-sample or out of sample
   */
  public static Figure of(String title, Dataset data, List<Suspect> suspects, String basis) {
    Sheet sheet =
        new Sheet(title)
            .right("#")
            .left("id", "given", "suggested")
            .right("prob")
            .left("reason", "now");
    Gallery gallery = new Gallery(title, sheet);
    int gone = 0;
    for (int i = 0; i < suspects.size(); i++) {
      int row = data.ids().find(suspects.get(i).id());
      if (row < 0) {
        gone++;
      } else if (!gallery.full()) {
        add(gallery, new Tile(i + 1, data, row), suspects.get(i), Names.of(data, row));
      }
    }
    gallery.note(gone == 0 ? "" : Say.count(gone, "suspect") + " no longer in the data set");
    gallery.note(basis);
    return gallery.figure();
  }

  private static void add(Gallery gallery, Tile tile, Suspect suspect, Names names) {
    String given = names.of(suspect.given());
    String suggested = names.of(suspect.suggested());
    String probability = Say.probability(suspect.probability());
    // The label may have been changed since it was judged.
    String now = names.label().equals(given) ? "" : "now " + names.label();
    Tile captioned =
        tile.says(
            given + " → " + suggested + " (" + probability + ")",
            now.isEmpty() ? List.of(suspect.reason()) : List.of(now, suspect.reason()));
    gallery.add(
        captioned,
        "#" + tile.number(),
        tile.id(),
        given,
        suggested,
        probability,
        suspect.reason(),
        names.label().equals(given) ? "" : names.label());
  }
}
