package org.winnow.viz;

import java.util.List;
import org.winnow.datasets.Dataset;
import org.winnow.insight.Batch;
import org.winnow.insight.Uncertainty;

/** Examples chosen to be labelled next, with what a network takes them for where there is one. */
public final class BatchGrid {
  private BatchGrid() {}

  /**
   * A batch; row numbers count from 1.
   *
   * @param rows rows of the data set that were chosen from, by the batch's positions
   */
  public static Figure of(Dataset data, int[] rows, Batch batch) {
    String title =
        Say.count(batch.positions().length, "example")
            + " to label next of "
            + Say.count(rows.length)
            + ", chosen by "
            + LearningCurveFigure.words(batch.wish().strategy())
            + (batch.wish().diverse() ? ", diverse" : "");
    Sheet sheet = new Sheet(title).right("#").left("id", "label", "first");
    sheet.right("prob").left("second").right("prob");
    sheet.right(
        batch
            .ranking()
            .map(Uncertainty::measure)
            .map(m -> m.label().replace('_', ' '))
            .orElse("-"));
    Gallery gallery = new Gallery(title, sheet);
    for (int i = 0; i < batch.positions().length; i++) {
      int row = rows[batch.positions()[i]];
      if (!gallery.full()) {
        Tile tile = new Tile(i + 1, data, row);
        if (batch.ranking().isPresent()) {
          UncertainGrid.add(gallery, tile, batch.ranking().get().get(i), Names.of(data, row));
        } else {
          addUnjudged(gallery, tile, data.label(row));
        }
      }
    }
    gallery.note(note(batch));
    return gallery.figure();
  }

  private static void addUnjudged(Gallery gallery, Tile tile, String label) {
    Tile captioned = tile.says(label.equals("?") ? "unlabelled" : "label " + label, List.of());
    gallery.add(captioned, "#" + tile.number(), tile.id(), label, "", "", "", "", "");
  }

  private static String note(Batch batch) {
    String copies =
        batch.duplicates() == 0
            ? ""
            : "Passed over: "
                + Say.count(batch.duplicates(), "duplicate")
                + " of what is chosen or labelled.";
    boolean learnt = batch.ranking().filter(Uncertainty::inSample).isPresent();
    return learnt
        ? (copies + " In-sample: judged by a network that was trained on them.").strip()
        : copies;
  }
}
