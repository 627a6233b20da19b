package org.winnow.viz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private final int most;
  private final List<Tile> tiles = new ArrayList<>();
  private int leftOut;

  /**
   * @param sheet with columns for what {@link #add} gives; one for the example in words is added
   */
  Gallery(String title, Sheet sheet) {
    this(title, sheet, MOST);
  }

  Gallery(String title, Sheet sheet, int most) {
    this.title = title;
    this.sheet = sheet.left("example");
    this.most = most;
  }

  /** Whether there is no room for another tile; if so, it is counted as left out. */
  boolean full() {
    if (sheet.size() < most) {
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

  /** A row of the table whose example cannot be shown. */
  void addUnseen(String... cells) {
    List<String> row = new ArrayList<>(List.of(cells));
    row.add("not in the data set");
    sheet.row(row);
  }

  /** An example in words; nothing of a picture, whose size says little. */
  static String words(ExampleView view) {
    return view instanceof Picture ? "" : view.text();
  }

  void note(String note) {
    sheet.note(note);
  }

  int size() {
    return sheet.size();
  }

  /** This grid alone. */
  Figure figure() {
    return figure(List.of(), List.of(this));
  }

  /** Tables and the grids below them, those without examples left out. */
  static Figure figure(List<Sheet> tables, List<Gallery> all) {
    List<Gallery> grids = all.stream().filter(g -> g.size() > 0).toList();
    if (tables.isEmpty() && grids.isEmpty()) {
      return Figure.text(all.stream().map(Gallery::none).collect(Collectors.joining("\n")));
    }
    grids.forEach(Gallery::countTheRest);
    String html =
        Stream.concat(tables.stream().map(Sheet::html), grids.stream().map(Gallery::html))
            .collect(Collectors.joining());
    String text =
        Stream.concat(tables.stream(), grids.stream().map(g -> g.sheet))
            .map(Sheet::text)
            .collect(Collectors.joining("\n\n"));
    Figure figure = Figure.html(html, text);
    List<TileSheet> sheets =
        grids.stream()
            .filter(Gallery::isShowable)
            .map(g -> new TileSheet(g.title, g.tiles))
            .toList();
    return sheets.isEmpty() ? figure : Drawing.attach(figure, () -> TileSheet.png(tables, sheets));
  }

  /** A grid as a contact sheet; its table drawn where its examples are no pictures. */
  static Figure drawn(Gallery gallery) {
    gallery.countTheRest();
    Figure figure = Figure.text(gallery.sheet.text());
    boolean pictures = gallery.isShowable();
    List<Sheet> tables = pictures ? List.of() : List.of(gallery.sheet);
    List<TileSheet> tiles =
        pictures ? List.of(new TileSheet(gallery.sheet.title(), gallery.tiles)) : List.of();
    return Drawing.attach(figure, () -> TileSheet.png(tables, tiles));
  }

  private String none() {
    return title.isEmpty() ? "no examples" : title + ": no examples";
  }

  private void countTheRest() {
    sheet.note(leftOut > 0 ? "… and " + Say.count(leftOut) + " more" : "");
    leftOut = 0;
  }

  private String html() {
    return isShowable()
        ? Html.heading(title) + TileHtml.of(tiles) + sheet.notesHtml()
        : sheet.html();
  }

  private boolean isShowable() {
    return !tiles.isEmpty() && tiles.stream().map(Tile::view).allMatch(Gallery::isShowable);
  }

  /** Whether it is a picture that can be drawn. */
  static boolean isShowable(ExampleView view) {
    return view instanceof Picture p
        && (p.channels() == 1 || p.channels() == 3 || p.channels() == 4);
  }
}
