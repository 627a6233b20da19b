package org.winnow.viz;

import java.util.List;

/** Adds to a figure the commands that do once more what was done in it. */
final class Replay {
  private Replay() {}

  /**
   * @param heading what the lines are
   * @param lines possibly none, for which nothing is added
   */
  static Figure below(Figure grid, String heading, List<String> lines) {
    if (lines.isEmpty()) {
      return grid;
    }
    String text = String.join("\n", lines);
    Figure more = grid.and(Figure.TEXT, grid.text() + "\n\n" + heading + "\n" + text);
    Object html = grid.bundle().get(Figure.HTML);
    return html == null
        ? more
        : more.and(
            Figure.HTML,
            html
                + Html.note(heading)
                + "<pre style=\"margin:4px 0\">"
                + Escape.html(text)
                + "</pre>");
  }
}
