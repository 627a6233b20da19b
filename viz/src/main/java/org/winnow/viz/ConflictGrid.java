package org.winnow.viz;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.repository.MergeConflict;
import org.winnow.datasets.repository.Verdict;

/**
 * The conflicts of a merge: each example with what held before, what our side and what the other
 * made of it, by whom, and what the network gives each. Row numbers count from 1.
 */
public final class ConflictGrid {
  private ConflictGrid() {}

  /**
   * @param data the data set as our side has it; an example it lacks is not pictured
   * @param opinion the network's probability of a label of an example by full id, 0 to 1; empty
   *     where there is no network
   */
  public static Figure of(
      String title,
      Dataset data,
      List<MergeConflict> conflicts,
      BiFunction<String, String, Optional<Double>> opinion) {
    Sheet sheet =
        new Sheet(title)
            .right("#")
            .left("id", "base", "ours", "by", "prob", "theirs", "by", "prob", "note");
    Gallery gallery = new Gallery(title, sheet);
    for (int i = 0; i < conflicts.size(); i++) {
      if (!gallery.full()) {
        add(gallery, i + 1, data, conflicts.get(i), opinion);
      }
    }
    return gallery.figure();
  }

  private static void add(
      Gallery gallery,
      int number,
      Dataset data,
      MergeConflict conflict,
      BiFunction<String, String, Optional<Double>> opinion) {
    int row = data.ids().find(conflict.id());
    Tile tile = row < 0 ? null : new Tile(number, data, row);
    String[] cells = {
      "#" + number,
      tile == null ? conflict.id() : tile.id(),
      conflict.base().shown(),
      conflict.ours().shown(),
      by(conflict.ours()),
      probability(conflict, conflict.ours(), opinion),
      conflict.theirs().shown(),
      by(conflict.theirs()),
      probability(conflict, conflict.theirs(), opinion),
      conflict.content() ? "different examples under one id" : ""
    };
    if (tile == null) {
      gallery.addUnseen(cells);
    } else {
      gallery.add(tile.says(said("ours", cells[3], cells[4], cells[5]), others(cells)), cells);
    }
  }

  private static List<String> others(String[] cells) {
    return List.of(said("theirs", cells[6], cells[7], cells[8]), "base: " + cells[2]);
  }

  private static String said(String side, String label, String by, String probability) {
    String who = by.isEmpty() ? "" : " by " + by;
    return side + ": " + label + who + (probability.isEmpty() ? "" : ", p " + probability);
  }

  private static String by(Verdict verdict) {
    return verdict.by().map(who -> who.annotator()).orElse("");
  }

  private static String probability(
      MergeConflict conflict,
      Verdict verdict,
      BiFunction<String, String, Optional<Double>> opinion) {
    return verdict
        .label()
        .flatMap(label -> opinion.apply(conflict.id(), label))
        .map(Say::probability)
        .orElse("");
  }
}
