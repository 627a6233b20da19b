package org.winnow.viz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.winnow.datasets.repository.Choice;

/**
 * The conflicts of a merge: each example with what held before, what our side and what the other
 * made of it, by whom, what the network gives each, and how it is settled. Row numbers count from
 * 1.
 */
public final class ConflictGrid {
  private static final String TWO = "different examples under one id";

  private ConflictGrid() {}

  /**
   * @param choices how conflicts are settled so far, by full id
   * @param replay command lines that settle them so, possibly none
   */
  public static Figure of(
      String title, List<ConflictItem> items, Map<String, Choice> choices, List<String> replay) {
    Sheet sheet =
        new Sheet(title)
            .right("#")
            .left("id", "base", "by", "prob", "ours", "by", "prob", "theirs", "by", "prob")
            .left("settled", "note");
    Gallery gallery = new Gallery(title, sheet);
    for (int i = 0; i < items.size(); i++) {
      if (!gallery.full()) {
        add(gallery, i + 1, items.get(i), choices.get(items.get(i).conflict().id()));
      }
    }
    return Replay.below(gallery.figure(), "The same choices as commands:", replay);
  }

  private static void add(Gallery gallery, int number, ConflictItem item, Choice choice) {
    List<String> cells = new ArrayList<>(List.of("#" + number, item.shortId()));
    List<String> captions = new ArrayList<>();
    for (ConflictItem.Side side : item.sides()) {
      cells.addAll(List.of(side.label(), side.by(), side.probability()));
      captions.add(said(side));
    }
    String settled = choice == null ? "" : settled(item, choice);
    String stands = choice == null ? "open" : "settled: " + settled;
    cells.add(settled);
    cells.add(item.conflict().content() ? TWO : "");
    String[] row = cells.toArray(String[]::new);
    if (item.faces().isEmpty()) {
      gallery.addUnseen(row);
    }
    for (ConflictItem.Face face : item.faces()) {
      String whose = face.caption().isEmpty() ? "" : face.caption() + "; ";
      Tile tile = new Tile(number, item.shortId(), face.view(), "", List.of());
      gallery.add(tile.says(whose + stands, captions), row);
    }
  }

  private static String settled(ConflictItem item, Choice choice) {
    String outcome = item.conflict().outcome(choice);
    return choice.side().map(side -> ConflictPage.word(side) + ": " + outcome).orElse(outcome);
  }

  private static String said(ConflictItem.Side side) {
    String who = side.by().isEmpty() ? "" : " by " + side.by();
    String probability = side.probability().isEmpty() ? "" : ", p " + side.probability();
    return side.name() + ": " + side.label() + who + probability;
  }
}
