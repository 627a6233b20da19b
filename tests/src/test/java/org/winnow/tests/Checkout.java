package org.winnow.tests;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout of the project that the tests run in, and what {@code ./winnow} made in it. */
public final class Checkout {
  private Checkout() {}

  /** The folder that holds the script. */
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isRegularFile(folder.resolve("winnow"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException(
          "no folder above " + Path.of("").toAbsolutePath() + " holds the script winnow");
    }
    return folder;
  }

  /** The interpreter of the Python environment with the test tools. */
  static Path python() {
    String named = System.getenv("WINNOW_PYTHON");
    Path python =
        named == null || named.isBlank()
            ? root().resolve(".winnow/venv/bin/python")
            : Path.of(named);
    return present(python, "this test needs the Python environment");
  }

  /** The kernel with everything it needs, as the build of the kernel module leaves it. */
  static Path kernelLibraries() {
    return present(root().resolve("kernel/target/lib"), "this test needs the built kernel");
  }

  private static Path present(Path path, String need) {
    if (!Files.exists(path)) {
      throw new IllegalStateException(
          need + ", but there is no " + path + ". Run the tests with: ./winnow test");
    }
    return path;
  }
}
