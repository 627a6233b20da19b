package org.winnow.kernel.cells.magics;

import java.util.List;
import java.util.Locale;
import org.winnow.datasets.InputException;

/** {@code %load} and {@code %time}: commands that run code. */
final class CodeMagics {
  private CodeMagics() {}

  static List<Magic> all() {
    return List.of(
        new Magic(
            List.of("load"),
            Magic.Form.LINE,
            "FILE…",
            "Run a file of Java (.java, .jsh, .jshell) or the code cells of a Java notebook.",
            "",
            CodeMagics::load),
        new Magic(
            List.of("time"),
            Magic.Form.LINE_OR_CELL,
            "CODE",
            "Run code and tell how long it took.",
            "",
            CodeMagics::time));
  }

  private static Object load(MagicCall call) throws Exception {
    if (call.arguments().isEmpty()) {
      throw new InputException("Which file? %load helpers.jsh");
    }
    for (String file : call.arguments()) {
      for (String cell : SourceFile.cells(file)) {
        call.scope().run(cell);
      }
    }
    return null;
  }

  private static Object time(MagicCall call) throws Exception {
    String assigned = call.target().isEmpty() ? "" : call.target() + " = ";
    String code = assigned + call.rest().strip() + call.body().map(b -> "\n" + b).orElse("");
    if (code.isBlank()) {
      throw new InputException("Which code? %time Thread.sleep(100)");
    }
    long start = System.nanoTime();
    Object value = call.scope().run(code);
    call.scope().print("Wall time: " + duration(System.nanoTime() - start) + "\n");
    return value;
  }

  /** A duration to three digits, in the unit that suits it. */
  static String duration(long nanos) {
    if (nanos < 1_000_000) {
      return String.format(Locale.ROOT, "%.3g µs", nanos / 1e3);
    }
    if (nanos < 1_000_000_000) {
      return String.format(Locale.ROOT, "%.3g ms", nanos / 1e6);
    }
    long seconds = Math.round(nanos / 1e9);
    return seconds < 60
        ? String.format(Locale.ROOT, "%.3g s", nanos / 1e9)
        : "%d min %d s".formatted(seconds / 60, seconds % 60);
  }
}
