package org.winnow.tests.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Java processes beside the benchmark's own. */
final class BenchJava {
  private BenchJava() {}

  /** Runs a main class with the collector that the kernel has. */
  static List<String> command(Class<?> main, String... arguments) {
    return command(List.of(), main, arguments);
  }

  /** The same with flags for the virtual machine. */
  static List<String> command(List<String> flags, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Djava.awt.headless=true", "-XX:+UseSerialGC"));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }
}
