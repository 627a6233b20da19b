package org.winnow.kernel.java;

import java.util.List;
import java.util.stream.Stream;

/** What every cell may name without importing it. */
public final class DefaultImports {
  private static final List<String> PACKAGES =
      List.of(
          "java.util",
          "java.io",
          "java.math",
          "java.nio.file",
          "java.util.function",
          "java.util.stream",
          "org.winnow.datasets",
          "org.winnow.training",
          "org.winnow.insight",
          "org.winnow.viz");

  private DefaultImports() {}

  /** The packages whose types are imported. */
  public static List<String> packages() {
    return PACKAGES;
  }

  /**
   * The import lines. Collections are imported by name too, so that a user's {@code import
   * java.awt.*} does not make {@code List} ambiguous.
   */
  static List<String> lines() {
    return Stream.concat(
            PACKAGES.stream().map(name -> "import " + name + ".*;"),
            Stream.of("import java.util.List;", "import static org.winnow.kernel.Notebook.*;"))
        .toList();
  }
}
