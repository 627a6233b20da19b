package org.winnow.tests.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs cleanlab in the Python that {@code WINNOW_PYTHON} names. */
final class Cleanlab {
  private static final Path SCRIPT = Path.of("tests", "python", "cleanlab_contender.py");

  private Cleanlab() {}

  /** What the script prints, given some arguments. */
  static String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(System.getenv().getOrDefault("WINNOW_PYTHON", "python3"));
    command.add(SCRIPT.toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    return output(command);
  }

  /** What a program prints that works on one thread. */
  static String output(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1"));
    Process process = builder.start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IOException(String.join(" ", command) + " ended with " + exit);
    }
    return printed;
  }
}
