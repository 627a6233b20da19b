package org.winnow.kernel.cells.magics;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One run of the system's shell, with nothing to read from. */
final class ShellProcess {
  /** What was asked to end gets this long; then it is killed. */
  private static final long PATIENCE_MILLIS = 1_000;

  /** What a command that has ended wrote is there at once; one left behind may hold the pipe. */
  private static final long LAST_WORDS_MILLIS = 500;

  /** More than this is passed on and not kept for a variable. */
  private static final int MOST_KEPT = 10_000_000;

  private final Consumer<String> output;
  private final StringBuilder text = new StringBuilder();

  /**
   * A run.
   *
   * @param output gets what the command writes, as it comes, its errors too
   */
  ShellProcess(Consumer<String> output) {
    this.output = output;
  }

  /**
   * Runs a script to its end.
   *
   * @return its exit status
   * @throws InterruptedException if the cell is interrupted; the command and what it started are
   *     ended then
   */
  int run(String script) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(shell(script)).redirectErrorStream(true).start();
    process.getOutputStream().close();
    Thread reading = new Thread(() -> read(process), "winnow-shell-output");
    reading.setDaemon(true);
    reading.start();
    try {
      int status = process.waitFor();
      reading.join(LAST_WORDS_MILLIS);
      return status;
    } catch (InterruptedException interrupted) {
      end(process);
      throw interrupted;
    }
  }

  private static List<String> shell(String script) {
    return System.getProperty("os.name").startsWith("Windows")
        ? List.of("cmd.exe", "/d", "/c", script)
        : List.of("/bin/sh", "-c", script);
  }

  private void read(Process process) {
    char[] some = new char[8_192];
    try (Reader reader = new InputStreamReader(process.getInputStream(), encoding())) {
      int count;
      while ((count = reader.read(some)) >= 0) {
        String more = new String(some, 0, count);
        output.accept(more);
        synchronized (text) {
          if (text.length() < MOST_KEPT) {
            text.append(more);
          }
        }
      }
    } catch (IOException ended) {
      return;
    }
  }

  /** Programs write as the machine is set, while this Java is set to UTF-8. */
  private static Charset encoding() {
    String named = System.getProperty("native.encoding", "");
    return Charset.isSupported(named) && System.getProperty("os.name").startsWith("Windows")
        ? Charset.forName(named)
        : StandardCharsets.UTF_8;
  }

  /** The shell goes first: it would take a command's end for leave to run the next one. */
  private static void end(Process process) {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroy();
    all.forEach(ProcessHandle::destroy);
    try {
      process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException again) {
      Thread.currentThread().interrupt();
    }
    all.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** What it wrote. */
  String text() {
    synchronized (text) {
      return text.toString();
    }
  }
}
