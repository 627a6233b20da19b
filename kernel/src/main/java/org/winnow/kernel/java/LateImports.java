package org.winnow.kernel.java;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import jdk.jshell.JShell;

/**
 * The imports that every session begins with. JShell needs most of a second to take them, so it is
 * told of them when it is first needed or when there is time; plain pieces have them at once. To be
 * used with the engine's lock held.
 */
final class LateImports {
  private final JShell shell;
  private final Queue<String> untold = new ArrayDeque<>(DefaultImports.lines());

  LateImports(JShell shell) {
    this.shell = shell;
  }

  /** The lines of which JShell does not know yet. */
  List<String> untold() {
    return List.copyOf(untold);
  }

  /** Tells JShell of one more; false if it knows them all. */
  boolean tellNext() {
    if (untold.isEmpty()) {
      return false;
    }
    shell.eval(untold.element());
    untold.remove();
    return true;
  }

  /** Tells JShell of all that it does not know, before it is asked for anything. */
  void tellAll() {
    while (tellNext()) {
      // Each is one evaluation.
    }
  }
}
