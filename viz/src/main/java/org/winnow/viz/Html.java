package org.winnow.viz;

/**
 * Pieces of HTML that survive the sanitisers of JupyterLab and of git hosts: tables, inline styles,
 * {@code data:} pictures; text keeps the page's own colour, so that it reads in every theme.
 */
final class Html {
  private Html() {}

  /** A bold line, or nothing. */
  static String heading(String text) {
    return text.isEmpty()
        ? ""
        : "<div style=\"font-weight:bold;margin:4px 0\">" + Escape.html(text) + "</div>";
  }

  /** A smaller line, or nothing. */
  static String note(String text) {
    return text.isEmpty()
        ? ""
        : "<div style=\"font-size:90%;margin:4px 0\">" + Escape.html(text) + "</div>";
  }
}
