package org.winnow.viz;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The live view of a page of examples that are judged with one key each. */
final class KeyedView {
  private KeyedView() {}

  /**
   * @param page the resource that says what the page's keys and tiles are
   */
  static View of(String name, String page, Map<String, Object> state, Figure fallback) {
    String module =
        Stream.of("label-tiles.js", "label-tools.js", "label-outbox.js", "grid-page.js", page)
            .map(Resources::text)
            .collect(Collectors.joining("\n"));
    return new View(name, module, Resources.text("label-grid.css"), state, fallback);
  }
}
