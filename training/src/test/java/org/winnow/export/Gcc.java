package org.winnow.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The C compiler of this machine; {@code .ci/run} installs it. */
final class Gcc {
  private Gcc() {}

  /** Compiles strictly, warnings being errors; gives the program. */
  static Path compile(Path source, String... flags) throws Exception {
    Path program = source.resolveSibling(source.getFileName() + ".out");
    List<String> command = new ArrayList<>();
    command.addAll(List.of("gcc", "-O2", "-std=c99", "-Wall", "-Wextra", "-pedantic", "-Werror"));
    command.addAll(List.of(flags));
    command.addAll(List.of("-o", program.toString(), source.toString(), "-lm"));
    run(command);
    return program;
  }

  /** What a program writes for what it is given. */
  static byte[] run(Path program, byte[] input) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(program.toString()).start();
    process.getOutputStream().write(input);
    process.getOutputStream().close();
    byte[] output = process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
      throw new AssertionError(program + " ended with " + process.exitValue());
    }
    return output;
  }

  /** What a command prints. */
  static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new AssertionError(command + "\n" + said);
    }
    return said;
  }
}
