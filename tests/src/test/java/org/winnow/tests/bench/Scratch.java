package org.winnow.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for as long as some work lasts. */
final class Scratch {
  private Scratch() {}

  /** Work with files. */
  interface Work {
    void in(Path folder) throws IOException, InterruptedException;
  }

  static void with(Work work) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("winnow-bench");
    try {
      work.in(folder);
    } finally {
      List<Path> all;
      try (Stream<Path> paths = Files.walk(folder)) {
        all = paths.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : all) {
        Files.delete(path);
      }
    }
  }
}
