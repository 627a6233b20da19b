package org.winnow.kernel;

import java.util.Map;
import org.winnow.datasets.InputException;
import org.winnow.kernel.cells.CellContext;
import org.winnow.kernel.cells.NotebookHost;
import org.winnow.kernel.cells.Renderer;

/** Methods that every cell may call by name. */
public final class Notebook {
  private Notebook() {}

  /**
   * Shows a value below the cell: a figure, a live view, a table, a picture, or anything else as
   * text.
   *
   * @return the id by which {@link #updateDisplay} replaces it
   */
  public static String display(Object value) {
    return cell().show(value);
  }

  /** Replaces what was shown under an id. */
  public static void updateDisplay(String id, Object value) {
    cell().update(id, Renderer.render(value));
  }

  /** Removes what the cell has shown so far. */
  public static void clearOutput() {
    cell().output().publish("clear_output", Map.of("wait", false));
  }

  /** Asks the person at the front end for a line. */
  public static String readLine(String prompt) throws InterruptedException {
    return cell().ask(prompt, false);
  }

  /** Asks for a line that is not shown while it is typed. */
  public static String readPassword(String prompt) throws InterruptedException {
    return cell().ask(prompt, true);
  }

  private static NotebookHost cell() {
    NotebookHost cell = CellContext.current();
    if (cell == null) {
      throw new InputException("This works in a cell of a notebook only.");
    }
    return cell;
  }
}
