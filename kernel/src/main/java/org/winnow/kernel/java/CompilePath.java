package org.winnow.kernel.java;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * The class path that cells are compiled against, and with which options: what they share with the
 * kernel and what was added. JShell would take all of the kernel's class path, or that of the
 * variable {@code CLASSPATH}.
 */
final class CompilePath {
  private final List<Path> entries =
      new ArrayList<>(SharedLibraries.of(System.getProperty("java.class.path")));
  private final StandardJavaFileManager files =
      ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);

  private final List<String> options;

  /** A path; {@code options} are javac's, beside those that each compiler here has. */
  CompilePath(List<String> options) {
    this.options = options;
    apply();
  }

  /** These options, for a compiler with some of its own. */
  List<String> optionsAnd(List<String> own) {
    return Stream.concat(own.stream(), options.stream()).toList();
  }

  /**
   * The files that are found here, now and later, for every compiler of a session: to look through
   * the jars once is half the cost of a first compilation.
   */
  StandardJavaFileManager files() {
    return files;
  }

  /** Adds paths, separated as on a class path; to be called after JShell has set its own. */
  void add(String paths) {
    for (String path : paths.split(Pattern.quote(File.pathSeparator))) {
      entries.add(Path.of(path));
    }
    apply();
  }

  private void apply() {
    try {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
