package org.winnow.tests.bench;

import org.winnow.tests.Checkout;

/** The Python interpreters that peers run in, as paths or commands. */
final class BenchPython {
  private BenchPython() {}

  /** The one with scikit-learn. */
  static String usual() {
    return System.getenv().getOrDefault("WINNOW_PYTHON", "python3");
  }

  /** The one with PyTorch: {@code WINNOW_TORCH_PYTHON}, else the usual one. */
  static String torch() {
    return System.getenv().getOrDefault("WINNOW_TORCH_PYTHON", usual());
  }

  /** A file of {@code tests/python}, named without its ending. */
  static String script(String name) {
    return Checkout.root().resolve("tests/python/" + name + ".py").toString();
  }
}
