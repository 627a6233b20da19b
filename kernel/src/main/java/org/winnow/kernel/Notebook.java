package org.winnow.kernel;

import java.util.List;
import java.util.Optional;
import org.winnow.datasets.InputException;
import org.winnow.kernel.cells.CellContext;
import org.winnow.kernel.cells.NotebookHost;
import org.winnow.viz.Figure;

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
    cell().update(id, render(value));
  }

  /** Shows a value in some of the forms it has; see {@link #render(Object, String...)}. */
  public static String display(Object value, String... mimeTypes) {
    return cell().show(render(value, mimeTypes));
  }

  /** Replaces what was shown under an id; see {@link #render(Object, String...)}. */
  public static void updateDisplay(String id, Object value, String... mimeTypes) {
    cell().update(id, render(value, mimeTypes));
  }

  /** How a value is shown. */
  public static Figure render(Object value) {
    return value == null ? Figure.text("null") : cell().render(value);
  }

  /**
   * How a value is shown in some of the forms it has, besides its text. Text can be shown in any
   * form: as {@code text/html} it is markup.
   *
   * @throws InputException if it has none of these forms; the message lists those it has
   */
  public static Figure render(Object value, String... mimeTypes) {
    List<String> wanted = List.of(mimeTypes);
    return cell()
        .registered()
        .figure(value, wanted)
        .orElseGet(() -> Forms.only(render(value), value, wanted));
  }

  /**
   * Runs the command {@code %name arguments}.
   *
   * @return what it gives, as the type that is asked for; null where it gives nothing
   */
  @SuppressWarnings("unchecked")
  public static <T> T lineMagic(String name, List<String> arguments) throws Exception {
    return (T) cell().call("%" + name + Forms.quoted(arguments), Optional.empty());
  }

  /** Runs the command {@code %%name arguments} with text below it; see {@link #lineMagic}. */
  @SuppressWarnings("unchecked")
  public static <T> T cellMagic(String name, List<String> arguments, String body) throws Exception {
    return (T) cell().call("%%" + name + Forms.quoted(arguments), Optional.of(body));
  }

  /**
   * Runs code as a cell would, commands and Java.
   *
   * @return the last value, or null
   */
  public static Object eval(String code) throws Exception {
    return cell().evaluate(code);
  }

  /** Prints as {@code System.out.printf} does. */
  public static void printf(String format, Object... arguments) {
    System.out.printf(format, arguments);
  }

  /** Removes what the cell has shown so far. */
  public static void clearOutput() {
    clearOutput(false);
  }

  /**
   * Removes what the cell has shown so far.
   *
   * @param wait only when there is something new to show, so that nothing flickers
   */
  public static void clearOutput(boolean wait) {
    cell().output().clear(wait);
  }

  /** Shows a value in the front end's pager: below the cell, or in a terminal page by page. */
  public static void page(Object value) {
    cell().page(render(value));
  }

  /** Puts code into a new cell below this one, when this one has ended. */
  public static void setNextInput(String code) {
    cell().setNextInput(code, false);
  }

  /** Puts code into this cell, in place of what stands there, when it has ended. */
  public static void replaceInput(String code) {
    cell().setNextInput(code, true);
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
