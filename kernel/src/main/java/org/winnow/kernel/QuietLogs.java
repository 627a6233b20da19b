package org.winnow.kernel;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * Sends libraries' warnings to the server's log and leaves out what is less: a notebook's standard
 * error belongs to its cells, and tools that grade notebooks give nothing for a cell that wrote
 * there.
 */
final class QuietLogs {
  private QuietLogs() {}

  /** To be called while {@code System.err} is the process's own. */
  static void install() {
    Logger root = LogManager.getLogManager().getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.setLevel(Level.WARNING);
    // A console handler keeps the stream that is System.err when it is made.
    Handler handler = new ConsoleHandler();
    handler.setLevel(Level.WARNING);
    root.addHandler(handler);
  }
}
