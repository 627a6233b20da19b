package org.winnow.kernel.widgets;

import java.util.Map;
import java.util.Optional;
import org.winnow.viz.Figure;

/**
 * What a view that has ended becomes in a page that was reloaded while it was open. Such a page has
 * forgotten the id of the view's display, so that only the view itself can change what is seen.
 */
final class Still {
  private static final String MODULE =
      """
      function render({ model, el }) {
        const picture = document.createElement("img");
        const address = URL.createObjectURL(new Blob([model.get("picture")], { type: "image/png" }));
        picture.src = address;
        picture.alt = model.get("alternative");
        picture.style.maxWidth = "100%";
        el.appendChild(picture);
        return () => URL.revokeObjectURL(address);
      }
      export default { render };
      """;

  private Still() {}

  /** The change of a view's state that makes it a picture; none where a figure has no picture. */
  static Optional<Map<String, Object>> of(Figure figure) {
    return Optional.ofNullable(figure.bundle().get(Figure.PNG))
        .map(
            png ->
                Map.of("_esm", MODULE, "_css", "", "picture", png, "alternative", figure.text()));
  }
}
