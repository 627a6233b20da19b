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
          "java.net",
          "java.nio.file",
          "java.time",
          "java.util.concurrent",
          "java.util.function",
          "java.util.regex",
          "java.util.stream",
          "org.winnow.datasets",
          "org.winnow.datasets.sources",
          "org.winnow.datasets.repository",
          "org.winnow.training",
          "org.winnow.packages",
          "org.winnow.insight",
          "org.winnow.viz",
          "org.winnow.magics");

  /**
   * Types that are imported by name too: those that a user's {@code import java.awt.*} would make
   * ambiguous, and the one of two packages here that people look for.
   */
  private static final List<String> BY_NAME =
      List.of(
          "java.util.List",
          "org.winnow.datasets.Shape",
          "org.winnow.datasets.sources.Progress",
          "org.winnow.viz.Tables");

  private static final List<String> STATICS =
      List.of(
          "org.winnow.kernel.Notebook.*",
          "io.github.spencerpark.ijava.runtime.Kernel.getKernelInstance",
          "org.dflib.jjava.kernel.JavaNotebookStatics.kernel");

  private DefaultImports() {}

  /** The packages whose types are imported. */
  public static List<String> packages() {
    return PACKAGES;
  }

  /** The types that are imported by name. */
  static List<String> byName() {
    return BY_NAME;
  }

  /** The import lines. */
  static List<String> lines() {
    return Stream.of(
            PACKAGES.stream().map(name -> "import " + name + ".*;"),
            BY_NAME.stream().map(name -> "import " + name + ";"),
            STATICS.stream().map(name -> "import static " + name + ";"))
        .flatMap(lines -> lines)
        .toList();
  }
}
