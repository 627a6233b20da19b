package org.winnow.viz;

import java.util.List;
import org.winnow.datasets.ExampleView.Picture;

/** Pictures with captions as an HTML table, the one grid that every sanitiser leaves whole. */
final class TileHtml {
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
        .append(Escape.html(Escape.line(tile.head(), 24)))
        .append("<br><b>")
        .append(Escape.html(Escape.line(tile.main(), 40)))
        .append("</b>");
    for (String line : tile.more()) {
      out.append("<br>").append(Escape.html(Escape.line(line, Sheet.MOST_HTML)));
    }
    out.append("</td>");
  }
}
