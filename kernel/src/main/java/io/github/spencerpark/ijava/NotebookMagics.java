package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A registry of magics that can tell their names. */
public final class NotebookMagics extends Magics {
  NotebookMagics() {}

  /** The names of all that were registered. */
  public List<String> names() {
    List<String> all = new ArrayList<>();
    for (String kind : List.of("lineMagics", "cellMagics")) {
      try {
        Field field = Magics.class.getDeclaredField(kind);
        field.setAccessible(true);
        ((Map<?, ?>) field.get(this)).keySet().forEach(name -> all.add(String.valueOf(name)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return all;
  }
}
