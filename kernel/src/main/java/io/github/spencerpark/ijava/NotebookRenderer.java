package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.display.RenderFunction;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.common.Image;
import io.github.spencerpark.jupyter.kernel.display.common.Text;
import io.github.spencerpark.jupyter.kernel.display.common.Url;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.HashSet;
import java.util.Set;

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
