package org.winnow.datasets.sources;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the clients of package registries, which know their mirrors and proxies themselves. */
interface ClientCommands {
  /** Whether there is such a program. */
  boolean has(String program);

  /**
   * Runs a program in a folder.
   *
   * @return its standard output
   * @throws IOException where it fails, with its last words
   */
  String run(Path folder, List<String> command) throws IOException;

  /** Starts a program whose standard output is read; the process ends when that is closed. */
  InputStream open(Path folder, List<String> command) throws IOException;

  /** The programs of this machine. */
  ClientCommands OF_THIS_MACHINE = new OfThisMachine();

  /** The programs on the {@code PATH}. */
  final class OfThisMachine implements ClientCommands {
    private static final int MOST_MINUTES = 15;
    private static final int LAST_WORDS = 200;

    private OfThisMachine() {}

    @Override
    public boolean has(String program) {
      String path = System.getenv().getOrDefault("PATH", "");
      return Arrays.stream(path.split(File.pathSeparator))
          .filter(folder -> !folder.isBlank())
          .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @Override
    public String run(Path folder, List<String> command) throws IOException {
      Path out = Files.createTempFile("winnow-client", ".out");
      Path err = Files.createTempFile("winnow-client", ".err");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      process.getOutputStream().close(); // a client that asks something gets no answer
      try {
        if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
          throw new IOException(command.get(0) + " took more than " + MOST_MINUTES + " minutes");
        }
        if (process.exitValue() != 0) {
          String words = Files.readString(err, StandardCharsets.UTF_8).strip();
          throw new IOException(
              command.get(0)
                  + " failed: "
                  + words.substring(Math.max(0, words.length() - LAST_WORDS)));
        }
        return Files.readString(out, StandardCharsets.UTF_8);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(command.get(0) + " was interrupted", e);
      } finally {
        process.destroy();
        Files.delete(out);
        Files.delete(err);
      }
    }

    @Override
    public InputStream open(Path folder, List<String> command) throws IOException {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new java.io.FilterInputStream(process.getInputStream()) {
        @Override
        public void close() throws IOException {
          super.close();
          process.destroy();
        }
      };
    }
  }
}
