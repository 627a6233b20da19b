package org.winnow.kernel.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.winnow.datasets.InputException;
import org.winnow.kernel.java.AbandonedException;
import org.winnow.kernel.java.CellFailure;

/** Tells what a command threw. */
final class CommandFailure {
  private static final int MOST_FRAMES = 20;

  private CommandFailure() {}

  /** A person's mistake is its message alone; a defect of Winnow comes with where it is. */
  static CellFailure of(Throwable thrown) {
    if (thrown instanceof InputException || thrown instanceof AbandonedException) {
      String message = String.valueOf(thrown.getMessage());
      return new CellFailure(
          thrown.getClass().getSimpleName(), message, Arrays.asList(message.split("\n")));
    }
    if (thrown instanceof InterruptedException) {
      return interrupted();
    }
    List<String> lines = new ArrayList<>();
    for (Throwable link = thrown; link != null; link = link.getCause()) {
      lines.add((link == thrown ? "" : "Caused by: ") + link);
      for (StackTraceElement frame : link.getStackTrace()) {
        if (frame.getClassName().startsWith("org.winnow.kernel.") || lines.size() > MOST_FRAMES) {
          break;
        }
        lines.add("    at " + frame);
      }
    }
    return new CellFailure(thrown.getClass().getSimpleName(), thrown.getMessage(), lines);
  }

  /** What to say of a command that stands where only Java can. */
  static String outOfPlace(String command) {
    return command
        + " is a command only on a line of its own, outside of braces; here it is read as Java.\n"
        + "%winnow lists the form of each command in plain Java, which can stand anywhere.";
  }

  static CellFailure interrupted() {
    return new CellFailure("Interrupted", "the cell was interrupted", List.of("Interrupted"));
  }
}
