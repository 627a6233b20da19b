package org.winnow.tests.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Java processes beside the benchmark's own. */
final class BenchJava {
  private BenchJava() {}

  /** Runs a main class with the collector that the kernel has. */
  static List<String> command(Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }
}
