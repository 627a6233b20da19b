package org.winnow.viz;

import java.util.List;
import org.winnow.datasets.ExampleView.Picture;

/** Pictures with captions as an HTML table, the one grid that every sanitiser leaves whole. */
final class TileHtml {
  private static final int ONE_LINE = 16;

  private TileHtml() {}

  static String of(List<Tile> tiles) {
    Layout layout = Layout.of(tiles);
    StringBuilder out = new StringBuilder("<table style=\"border-collapse:collapse\"><tbody>");
    for (int start = 0; start < tiles.size(); start += layout.columns()) {
      out.append("<tr style=\"background:transparent\">");
      int end = Math.min(tiles.size(), start + layout.columns());
      tiles.subList(start, end).forEach(tile -> tile(out, tile, layout));
      out.append("</tr>");
    }
    return out.append("</tbody></table>").toString();
  }

  private static void tile(StringBuilder out, Tile tile, Layout layout) {
    out.append("<td style=\"text-align:center;vertical-align:top;padding:4px;width:")
        .append(layout.width() - 8)
        .append("px\">")
        .append(Thumbnail.of((Picture) tile.view()).html(tile.alt()))
        .append("<br>")
        .append(caption(tile.head()))
        .append("<br><b>")
        .append(caption(tile.main()))
        .append("</b>");
    tile.more().forEach(line -> out.append("<br>").append(caption(line)));
    out.append("</td>");
  }

  /** A short caption stays on one line; the tile grows instead. */
  private static String caption(String text) {
    String line = Escape.html(Escape.line(text, Sheet.MOST_HTML));
    return text.length() <= ONE_LINE ? line.replace(" ", "&nbsp;") : line;
  }
}
