package org.winnow.viz;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.winnow.datasets.ExampleView.Picture;

/** Pictures with captions, drawn: one part of a contact sheet. */
final class TileSheet {
  private static final int MARGIN = 12;
  private static final int HEADING = 24;
  private static final int LINE = 14;
  private static final int LEAST_WIDTH = 400;

  /** Width of a letter of the tables' font, with some room: sizes do not hang on fonts. */
  private static final int LETTER = 8;

  /** A sentence is cut after so many lines. */
  private static final int MOST_LINES = 6;

  private final String title;
  private final List<Tile> tiles;
  private final List<Thumbnail> pictures;
  private final Layout layout;
  private final int pictureHeight;
  private final int tileHeight;

  TileSheet(String title, List<Tile> tiles) {
    this.title = title;
    this.tiles = tiles;
    this.layout = Layout.of(tiles);
    this.pictures = tiles.stream().map(t -> Thumbnail.of((Picture) t.view())).toList();
    this.pictureHeight = pictures.stream().mapToInt(Thumbnail::shownHeight).max().orElse(0);
    int lines = tiles.stream().mapToInt(t -> 2 + wrapped(t).size()).max().orElse(0);
    this.tileHeight = pictureHeight + 10 + LINE * lines + 8;
  }

  /** A contact sheet: the lines of some tables, then the grids, one below the other. */
  static byte[] png(List<Sheet> tables, List<TileSheet> parts) {
    List<String> head =
        tables.stream().flatMap(t -> Stream.concat(t.plain(), Stream.of(""))).toList();
    int widest = head.stream().mapToInt(String::length).max().orElse(0);
    int wide = parts.isEmpty() ? 2 * MARGIN + LETTER * widest : 0;
    int width = parts.stream().mapToInt(TileSheet::width).max().orElse(wide);
    int height = MARGIN + 18 * head.size() + parts.stream().mapToInt(TileSheet::height).sum();
    return Drawing.card(
        Math.max(width, LEAST_WIDTH),
        height,
        g -> {
          g.setFont(Ink.mono(12));
          for (int i = 0; i < head.size(); i++) {
            Drawing.text(g, Ink.TEXT, head.get(i), MARGIN, MARGIN + 12 + 18 * i);
          }
          int top = MARGIN + 18 * head.size();
          for (TileSheet part : parts) {
            part.draw(g, top);
            top += part.height();
          }
        });
  }

  private int width() {
    return 2 * MARGIN + layout.width() * Math.min(layout.columns(), tiles.size());
  }

  private int height() {
    int heading = title.isEmpty() ? 0 : HEADING;
    return heading + layout.rows(tiles.size()) * tileHeight + MARGIN / 2;
  }

  private void draw(Graphics2D g, int top) {
    g.setFont(Ink.bold(13));
    int room = Math.max(width(), LEAST_WIDTH) - 2 * MARGIN;
    Drawing.text(g, Ink.TEXT, Drawing.fit(g, Escape.line(title), room), MARGIN, top + 12);
    int first = title.isEmpty() ? top : top + HEADING;
    for (int i = 0; i < tiles.size(); i++) {
      int middle = MARGIN + i % layout.columns() * layout.width() + layout.width() / 2;
      int y = first + i / layout.columns() * tileHeight;
      picture(g, pictures.get(i), middle, y);
      captions(g, tiles.get(i), middle, y + pictureHeight + 16);
    }
  }

  /** A picture with its frame, the middle of its upper edge at a place. */
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
