package org.winnow.viz;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something to look at, as alternatives by MIME type; knows nothing of Jupyter.
 *
 * <p>There is always a useful {@code text/plain}. A picture is {@code image/png}; a table may give
 * {@code text/html}; {@code text/html} never stands beside Vega-Lite (front ends would show only
 * the former).
 *
 * @param bundle MIME type → content: {@code byte[]} for pictures, {@code String} for text, maps and
 *     lists for JSON types
 */
public record Figure(Map<String, Object> bundle) {
  public static final String TEXT = "text/plain";
  public static final String HTML = "text/html";
  public static final String PNG = "image/png";
  public static final String VEGA_LITE = "application/vnd.vegalite.v5+json";

  public Figure {
    bundle = Map.copyOf(bundle);
    if (!bundle.containsKey(TEXT)) {
      throw new IllegalArgumentException("a figure needs a text/plain alternative");
    }
    if (bundle.containsKey(HTML) && bundle.containsKey(VEGA_LITE)) {
      throw new IllegalArgumentException("text/html would hide the Vega-Lite chart beside it");
    }
  }

  /** Plain text only. */
  public static Figure text(String text) {
    return new Figure(Map.of(TEXT, text));
  }

  /** A PNG picture with its text alternative. */
  public static Figure picture(byte[] png, String text) {
    return new Figure(Map.of(PNG, png, TEXT, text));
  }

  /** HTML (inline styles only) with its text alternative. */
  public static Figure html(String html, String text) {
    return new Figure(Map.of(HTML, html, TEXT, text));
  }

  /** This figure with one more alternative. */
  public Figure and(String mimeType, Object content) {
    Map<String, Object> more = new LinkedHashMap<>(bundle);
    more.put(mimeType, content);
    return new Figure(more);
  }

  /** The {@code text/plain} alternative. */
  public String text() {
    return (String) bundle.get(TEXT);
  }
}
