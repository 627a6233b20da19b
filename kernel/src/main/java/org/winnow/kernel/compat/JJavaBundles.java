package org.winnow.kernel.compat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.DisplayDataRenderable;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.kernel.JavaKernel;
import org.winnow.viz.Figure;

/** Shows what JJava's library is to show, and runs what was registered with it. */
final class JJavaBundles {
  private JJavaBundles() {}

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

  static List<String> magics(JavaKernel kernel) {
    List<String> names = new ArrayList<>(kernel.getMagicsRegistry().getLineMagicNames());
    names.addAll(kernel.getMagicsRegistry().getCellMagicNames());
    return names;
  }

  static Object run(JavaKernel kernel, String name, List<String> arguments, Optional<String> body)
      throws Exception {
    return body.isPresent()
        ? kernel.getMagicsRegistry().evalCellMagic(kernel, name, arguments, body.get())
        : kernel.getMagicsRegistry().evalLineMagic(kernel, name, arguments);
  }
}
