package org.winnow.viz;

import java.util.Map;

/**
 * A live, interactive view: state that a browser draws and may change. Declared here without any
 * Jupyter type; a host shows it, or shows the static alternative where it cannot.
 *
 * @param name a stable name, as {@code winnow.TrainingChart}
 * @param module an ES module as text, following the anywidget contract: its default export has
 *     {@code render({model, el})}; no imports, so that it works offline
 * @param css styles, possibly empty
 * @param state the first state: names to JSON values, or {@code byte[]} for binary ones
 * @param fallback what is shown where no view can be, and beside it in a saved notebook
 */
public record View(
    String name, String module, String css, Map<String, Object> state, Figure fallback) {
  public View {
    state = Map.copyOf(state);
  }
}
