package org.winnow.viz;

import java.util.ArrayList;
import java.util.List;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.ExampleView.Picture;

/**
 * A grid of examples in the making: tiles for HTML and the contact sheet, and a table that says the
 * same in text, row for row. Examples that are no pictures are shown as that table alone.
 */
final class Gallery {
  /** No grid shows more examples; what is left out is counted. */
  static final int MOST = 100;

  private final String title;
  private final Sheet sheet;
  private final List<Tile> tiles = new ArrayList<>();
  private int leftOut;

  /**
   * @param sheet with columns for what {@link #add} gives, the last one for the example in words
   */
  Gallery(String title, Sheet sheet) {
    this.title = title;
    this.sheet = sheet.left("example");
  }

  /** Whether there is no room for another tile; if so, it is counted as left out. */
  boolean full() {
    if (tiles.size() < MOST) {
      return false;
    }
    leftOut++;
    return true;
  }

  /**
   * @param cells the row of the table, without the example in words
   */
  void add(Tile tile, String... cells) {
    tiles.add(tile);
    List<String> row = new ArrayList<>(List.of(cells));
    row.add(words(tile.view()));
    sheet.row(row);
  }

  /** An example in words; nothing of a picture, whose size says little. */
  static String words(ExampleView view) {
    return view instanceof Picture ? "" : view.text();
  }

  void note(String note) {
    sheet.note(note);
  }

  Figure figure() {
    if (leftOut > 0) {
      sheet.note("… and " + Say.count(leftOut) + " more");
    }
    if (tiles.isEmpty()) {
      return Figure.text(title.isEmpty() ? "no examples" : title + ": no examples");
    }
    if (!tiles.stream().map(Tile::view).allMatch(Gallery::isShowable)) {
      return sheet.figure();
    }
    String html = Html.heading(title) + TileHtml.of(tiles) + sheet.notesHtml();
    return Drawing.attach(Figure.html(html, sheet.text()), () -> new TileSheet(title, tiles).png());
  }

  private static boolean isShowable(ExampleView view) {
    return view instanceof Picture p
        && (p.channels() == 1 || p.channels() == 3 || p.channels() == 4);
  }
}
