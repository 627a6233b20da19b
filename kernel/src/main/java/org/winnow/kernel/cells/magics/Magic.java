package org.winnow.kernel.cells.magics;

import java.util.ArrayList;
import java.util.List;

/**
 * A command of the kernel itself, for Java work.
 *
 * @param names its name, and others that notebooks of other kernels call it by
 * @param form how it is written
 * @param arguments what it takes, as {@code PATH…}
 * @param summary what it does, one sentence
 * @param gives the Java type of what it gives to an assignment; empty for one that runs code, whose
 *     value is the code's
 * @param action does it
 */
record Magic(
    List<String> names, Form form, String arguments, String summary, String gives, Action action) {
  static final String PATHS = "java.util.List<java.lang.String>";

  /** How a command is written. */
  enum Form {
    LINE,
    LINE_OR_CELL
  }

  /** What a command does. */
  interface Action {
    Object run(MagicCall call) throws Exception;
  }

  Magic {
    names = List.copyOf(names);
  }

  String name() {
    return names.get(0);
  }

  boolean takesFiles() {
    return arguments.contains("FILE") || arguments.contains("PATH") || arguments.contains("GLOB");
  }

  String help() {
    List<String> lines = new ArrayList<>();
    lines.add(("usage: %" + name() + " " + arguments).strip());
    if (form == Form.LINE_OR_CELL) {
      lines.add("       %%" + name() + " with text below it");
    }
    lines.add(summary);
    if (names.size() > 1) {
      lines.add("also: %" + String.join(", %", names.subList(1, names.size())));
    }
    return String.join("\n", lines);
  }
}
