package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import org.winnow.kernel.Notebook;

/** What IJava gives its notebooks to show values. */
public final class Display {
  private Display() {}

  public static DisplayData render(Object value) {
    return IJava.getKernelInstance().getRenderer().render(value);
  }

  public static DisplayData render(Object value, String... mimeTypes) {
    return IJava.getKernelInstance().getRenderer().renderAs(value, mimeTypes);
  }

  public static String display(Object value) {
    return Notebook.display(value);
  }

  public static String display(Object value, String... mimeTypes) {
    return Notebook.display(value, mimeTypes);
  }

  public static void updateDisplay(String id, Object value) {
    Notebook.updateDisplay(id, value);
  }

  public static void updateDisplay(String id, Object value, String... mimeTypes) {
    Notebook.updateDisplay(id, value, mimeTypes);
  }
}
