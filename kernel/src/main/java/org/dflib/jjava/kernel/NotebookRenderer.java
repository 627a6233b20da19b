package org.dflib.jjava.kernel;

import java.util.HashSet;
import java.util.Set;
import org.dflib.jjava.jupyter.kernel.display.RenderFunction;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.common.Image;
import org.dflib.jjava.jupyter.kernel.display.common.Text;
import org.dflib.jjava.jupyter.kernel.display.common.Url;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** A renderer that can tell which types a notebook registered. */
public final class NotebookRenderer extends Renderer {
  private final Set<Class<?>> known = new HashSet<>();

  NotebookRenderer() {
    Image.registerAll(this);
    Text.registerAll(this);
    Url.registerAll(this);
    known.clear(); // The kernel shows these itself.
  }

  @Override
  public <T> void register(
      Set<MIMEType> supported,
      Set<MIMEType> preferred,
      Set<Class<? extends T>> types,
      RenderFunction<T> function) {
    known.addAll(types);
    super.register(supported, preferred, types, function);
  }

  /** Whether a value is of a type that the notebook registered. */
  public boolean knows(Object value) {
    return known.stream().anyMatch(type -> type.isInstance(value));
  }
}
