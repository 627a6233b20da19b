package org.winnow.tests.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A process that trains or predicts for a window of time, when it is told to. */
final class TrainingContender implements AutoCloseable {
  static final String WINNOW = "Winnow";
  static final String EAGER = "PyTorch eager";
  static final String COMPILE = "torch.compile";
  static final String STOCK = "stock DL4J";

  private final String name;
  private final List<String> command;
  private final Map<Integer, Running> processes = new HashMap<>();
  private final Map<String, String> reasons = new HashMap<>();

  /** What is measured in a window. */
  enum Work {
    TRAINING,
    INFERENCE
  }

  private record Running(Process process, BufferedReader answers) {}

  private TrainingContender(String name, List<String> command) {
    this.name = name;
    this.command = command;
  }

  /** Winnow first, then the others; {@code torch.compile} takes half a minute for each network. */
  static List<TrainingContender> all(boolean compile) {
    String script = BenchPython.script("train_contender");
    List<TrainingContender> all = new ArrayList<>();
    all.add(new TrainingContender(WINNOW, java("compiled")));
    all.add(new TrainingContender(EAGER, List.of(BenchPython.torch(), script, "eager")));
    if (compile) {
      all.add(new TrainingContender(COMPILE, List.of(BenchPython.torch(), script, "compile")));
    }
    all.add(new TrainingContender(STOCK, java("stock")));
    all.add(new TrainingContender("scikit-learn", List.of(BenchPython.usual(), script, "sklearn")));
    return all;
  }

  private static List<String> java(String engine) {
    return BenchJava.command(TrainingWindows.class, engine);
  }

  String name() {
    return name;
  }

  /** Why it gave nothing. */
  String reason(Work work, String workload) {
    return reasons.getOrDefault(work + workload, "");
  }

  /** Examples a second; empty where it cannot do this. */
  OptionalDouble window(Work work, String workload, int threads, double seconds) {
    if (reasons.containsKey(work + workload) || name.equals(STOCK) && threads > 1) {
      return OptionalDouble.empty(); // stock trains on one thread, whatever is asked for
    }
    // A process for each number of threads: some look at it once, as they compile a network.
    Running running = processes.computeIfAbsent(threads, this::start);
    String answer =
        answer(running, String.join(" ", "" + work, workload, "" + threads, "" + seconds));
    if (answer.startsWith("none")) {
      reasons.put(work + workload, answer);
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(Double.parseDouble(answer));
  }

  private String answer(Running running, String question) {
    try {
      Writer out = running.process.outputWriter(StandardCharsets.UTF_8);
      out.write(question + "\n");
      out.flush();
      String answer = running.answers.readLine();
      return answer == null ? "none: its process has ended" : answer;
    } catch (IOException gone) {
      return "none: " + gone.getMessage();
    }
  }

  private Running start(int threads) {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    // All alike: threads that spin while they wait would take the others' time.
    builder.environment().put("OMP_WAIT_POLICY", "passive");
    builder.environment().put("WINNOW_THREADS", Integer.toString(threads));
    try {
      Process process = builder.start();
      return new Running(
          process,
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  @Override
  public void close() {
    processes.values().forEach(running -> running.process.destroy());
  }
}
