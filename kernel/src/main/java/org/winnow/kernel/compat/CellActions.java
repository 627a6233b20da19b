package org.winnow.kernel.compat;

import java.util.List;
import org.winnow.kernel.cells.NotebookHost;
import org.winnow.viz.Figure;

/** What code reaches through another kernel's object, done by the cell that is running. */
public final class CellActions {
  private CellActions() {}

  /**
   * Runs a whole cell's code, commands and Java.
   *
   * @return the last value
   */
  public static Object eval(String code) throws Exception {
    return OtherKernels.cell().evaluate(code);
  }

  /**
   * Shows a library's {@code DisplayData}.
   *
   * @param id under which it can be updated; null for one of its own
   */
  public static void display(Object displayData, String id) {
    NotebookHost cell = OtherKernels.cell();
    Figure figure = ForeignBundle.figure(displayData);
    if (id == null) {
      cell.display(figure);
    } else {
      cell.output().display(id, figure.bundle());
    }
  }

  /** Replaces what was shown under an id. */
  public static void update(Object displayData, String id) {
    OtherKernels.cell().update(id, ForeignBundle.figure(displayData));
  }

  /** Writes to the cell's output; {@code stream} is {@code stdout} or {@code stderr}. */
  public static void write(String stream, String text) {
    OtherKernels.cell().output().write(stream, text);
  }

  /** Adds paths to the class path. */
  public static void addToClasspath(List<String> paths) {
    try {
      org.winnow.kernel.Notebook.lineMagic("classpath", paths);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
