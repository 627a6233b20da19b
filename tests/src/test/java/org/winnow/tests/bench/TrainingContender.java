package org.winnow.tests.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A process that trains a window of time at a time, when it is told to. */
final class TrainingContender implements AutoCloseable {
  private final String name;
  private final Map<Integer, Process> processes = new HashMap<>();
  private final List<String> command;
  private final boolean oneForEachThreadCount;
  private String reason = "";

  private TrainingContender(String name, List<String> command, boolean oneForEachThreadCount) {
    this.name = name;
    this.command = command;
    this.oneForEachThreadCount = oneForEachThreadCount;
  }

  /** Winnow first, then the others. */
  static List<TrainingContender> all() {
    String python = System.getenv().getOrDefault("WINNOW_PYTHON", "python3");
    String torch = System.getenv().getOrDefault("WINNOW_TORCH_PYTHON", python);
    String script = Path.of("tests", "python", "train_contender.py").toAbsolutePath().toString();
    return List.of(
        new TrainingContender("Winnow", java("compiled"), true),
        new TrainingContender("PyTorch eager", List.of(torch, script, "eager"), false),
        new TrainingContender("torch.compile", List.of(torch, script, "compile"), false),
        new TrainingContender("stock DL4J", java("stock"), true),
        new TrainingContender("scikit-learn", List.of(python, script, "sklearn"), false));
  }

  private static List<String> java(String engine) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Djava.awt.headless=true",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        TrainingWindows.class.getName(),
        engine);
  }

  String name() {
    return name;
  }

  /** Why it gave nothing. */
  String reason() {
    return reason;
  }

  /** Examples a second; empty where it cannot train this. */
  OptionalDouble window(String workload, int threads, double seconds) {
    Process process =
        processes.computeIfAbsent(oneForEachThreadCount ? threads : 0, n -> start(threads));
    try {
      Writer out = process.outputWriter(StandardCharsets.UTF_8);
      out.write(workload + " " + threads + " " + seconds + "\n");
      out.flush();
      String answer = readers.get(process).readLine();
      if (answer == null) {
        throw new IOException(name + " ended with " + process.exitValue());
      }
      if (answer.startsWith("none")) {
        reason = answer;
        return OptionalDouble.empty();
      }
      return OptionalDouble.of(Double.parseDouble(answer));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private final Map<Process, BufferedReader> readers = new HashMap<>();

  private Process start(int threads) {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    // All alike: threads that spin while they wait would take the others' time.
    builder.environment().put("OMP_WAIT_POLICY", "passive");
    builder.environment().put("WINNOW_THREADS", Integer.toString(threads));
    try {
      Process process = builder.start();
      readers.put(
          process,
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
      return process;
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  @Override
  public void close() {
    processes.values().forEach(Process::destroy);
  }
}
