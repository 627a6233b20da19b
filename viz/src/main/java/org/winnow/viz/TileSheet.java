package org.winnow.viz;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.winnow.datasets.ExampleView.Picture;

/** Pictures with captions drawn on one contact sheet. */
final class TileSheet {
  private static final int MARGIN = 12;
  private static final int LINE = 14;

  /** A sentence is cut after so many lines. */
  private static final int MOST_LINES = 6;

  private final String title;
  private final List<Tile> tiles;
  private final Layout layout;

  TileSheet(String title, List<Tile> tiles) {
    this.title = title;
    this.tiles = tiles;
    this.layout = Layout.of(tiles);
  }

  byte[] png() {
    List<Thumbnail> pictures = tiles.stream().map(t -> Thumbnail.of((Picture) t.view())).toList();
    int pictureHeight = pictures.stream().mapToInt(Thumbnail::shownHeight).max().orElse(0);
    int lines = tiles.stream().mapToInt(this::captionLines).max().orElse(0);
    int tileHeight = pictureHeight + 10 + LINE * lines + 8;
    int top = title.isEmpty() ? MARGIN : MARGIN + 24;
    int width = 2 * MARGIN + layout.width() * Math.min(layout.columns(), Math.max(5, tiles.size()));
    int height = top + layout.rows(tiles.size()) * tileHeight + MARGIN / 2;
    return Drawing.card(
        width,
        height,
        g -> {
          g.setFont(Ink.bold(13));
          Drawing.text(g, Ink.TEXT, Drawing.fit(g, title, width - 2 * MARGIN), MARGIN, MARGIN + 12);
          for (int i = 0; i < tiles.size(); i++) {
            int x = MARGIN + i % layout.columns() * layout.width();
            int y = top + i / layout.columns() * tileHeight;
            picture(g, pictures.get(i), x + layout.width() / 2, y);
            captions(g, tiles.get(i), x + layout.width() / 2, y + pictureHeight + 16);
          }
        });
  }

  /** A picture with its frame, its top edge in the middle of a place. */
  static void picture(Graphics2D g, Thumbnail picture, int middle, int y) {
    int width = picture.shownWidth();
    int x = middle - width / 2;
    g.drawImage(picture.image(), x, y, width, picture.shownHeight(), null);
    g.setColor(Ink.FRAME);
    g.drawRect(x - 1, y - 1, width + 1, picture.shownHeight() + 1);
  }

  private void captions(Graphics2D g, Tile tile, int middle, int y) {
    int room = layout.width() - 6;
    g.setFont(Ink.plain(11));
    Drawing.centred(g, Ink.SOFT, Drawing.fit(g, Escape.line(tile.head()), room), middle, y);
    g.setFont(Ink.bold(12));
    Drawing.centred(g, Ink.TEXT, Drawing.fit(g, Escape.line(tile.main()), room), middle, y + LINE);
    g.setFont(Ink.plain(11));
    List<String> wrapped = wrapped(tile);
    for (int i = 0; i < wrapped.size(); i++) {
      String line = Drawing.fit(g, wrapped.get(i), room);
      Drawing.centred(g, Ink.SOFT, line, middle, y + LINE * (i + 2));
    }
  }

  private int captionLines(Tile tile) {
    return 2 + wrapped(tile).size();
  }

  /** Broken by number of characters, so that the sheet's size does not hang on the fonts. */
  private List<String> wrapped(Tile tile) {
    int room = (layout.width() - 6) / 6;
    List<String> lines = new ArrayList<>();
    for (String text : tile.more()) {
      StringBuilder line = new StringBuilder();
      for (String word : Escape.line(text).split(" ")) {
        if (!line.isEmpty() && line.length() + 1 + word.length() > room) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
      lines.add(line.toString());
    }
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    List<String> cut = new ArrayList<>(lines.subList(0, MOST_LINES));
    cut.set(MOST_LINES - 1, cut.get(MOST_LINES - 1) + " …");
    return cut;
  }
}
