package org.winnow.magics;

import java.util.List;
import org.winnow.datasets.InputException;
import org.winnow.datasets.repository.MergeConflict;
import org.winnow.datasets.repository.Settlement;
import org.winnow.viz.ConflictPage;

/**
 * All conflicts of a merge that a grid goes through, a page at a time.
 *
 * @param size conflicts a page
 */
record ConflictRoll(Settlement settlement, ConflictViews views, int size) {
  /**
   * A page.
   *
   * @param number counted from 1
   * @throws InputException where there is no such page
   */
  ConflictPage page(int number) {
    List<MergeConflict> all = settlement.conflicts();
    int pages = Math.max(1, (all.size() + size - 1) / size);
    if (number < 1 || number > pages) {
      throw new InputException(
          "there is no page " + number + " of the conflicts; the last one is " + pages);
    }
    int from = (number - 1) * size;
    int to = Math.min(all.size(), from + size);
    String part = pages == 1 ? "" : ", " + (from + 1) + " to " + to;
    return new ConflictPage(
        Chain.count(all.size(), "conflict") + " in merging " + settlement.name() + part,
        views.note(),
        settlement.classes(),
        views.of(all.subList(from, to)),
        new ConflictPage.Turn(number, pages));
  }
}
