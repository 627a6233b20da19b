package org.winnow.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What came of one run of a Python file.
 *
 * @param exit its exit code
 * @param output everything it printed
 */
public record PythonRun(int exit, String output) {

  /**
   * Runs a file of the checkout to its end. A run that takes longer than {@code limit} is ended,
   * with the processes that it started, and fails the test.
   *
   * @param file relative to the root of the checkout
   */
  public static PythonRun of(
      String file, Map<String, String> environment, Duration limit, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Checkout.python().toString());
    command.add(Checkout.root().resolve(file).toString());
    command.addAll(arguments);
    Path log = Files.createTempFile("winnow-python", ".log");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.redirectOutput(log.toFile()).start();
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        throw new AssertionError(file + " took longer than " + limit + ":\n" + read(log));
      }
      return new PythonRun(process.exitValue(), read(log));
    } finally {
      Files.delete(log);
    }
  }

  private static String read(Path log) throws IOException {
    return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
  }
}
