package org.winnow.tests.repository;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another Java process with the class path of this one. */
final class ChildProcess {
  private ChildProcess() {}

  /** Starts a main class; its errors go to a file in {@code folder}. */
  static Process start(Class<?> main, Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1"));
    command.add("-Djava.io.tmpdir=" + folder); // what a killed process leaves goes with it
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    File errors = folder.resolve("errors-" + String.join("-", arguments).hashCode()).toFile();
    return new ProcessBuilder(command).redirectError(errors).start();
  }
}
