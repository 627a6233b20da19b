package org.winnow.tests.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.tests.InstalledKernel;
import org.winnow.tests.PythonRun;
import org.winnow.tests.bench.TrainingRows.Bar;
import org.winnow.tests.bench.TrainingRows.Judged;
import org.winnow.tests.bench.TrainingRows.Measured;

/** The rows of the training benchmark that whole processes make, from their start to their end. */
final class TrainingProcesses {
  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final String TORCH = "PyTorch";

  private final TrainingRows rows;
  private final boolean quick;
  private final Path scratch;

  TrainingProcesses(TrainingRows rows, boolean quick) throws IOException {
    this.rows = rows;
    this.quick = quick;
    this.scratch = Files.createTempDirectory("winnow-training");
  }

  /** Time to compile, cost of the trace, folds and trainings at once. */
  void costs() throws IOException, InterruptedException {
    for (String line : lines(BenchJava.command(TrainingCosts.class, quick ? "3" : "9"))) {
      String[] words = line.split(" ");
      double value = Double.parseDouble(words[1]);
      int n = Integer.parseInt(words[2]);
      String about = words[0].substring(words[0].indexOf('.') + 1);
      if (words[0].startsWith("compile")) {
        rows.add(winnow("plan of " + about + " compiled", 1, n), value, "ms", Bar.atMost(150));
      } else if (words[0].startsWith("together")) {
        rows.add(
            winnow("two " + about + " at once, speed over in turn", 2, n),
            value,
            "times",
            Bar.atLeast(1.5));
      } else if (words[0].equals("trace")) {
        rows.add(winnow("trace of lenet, more time", 1, n), value, "%", Bar.atMost(5));
      } else {
        rows.add(
            winnow("five folds of digits, of one training", 2, n), value, "times", Bar.atMost(3.2));
      }
    }
  }

  /** What many trainings leave in a process. */
  void leak() throws IOException, InterruptedException {
    int trainings = quick ? 2_000 : 4_000;
    List<String> steady =
        List.of("-XX:TieredStopAtLevel=1", "-Xms128m", "-Xmx128m", "-XX:+AlwaysPreTouch");
    String grown = lines(BenchJava.command(steady, TrainingLeak.class, "" + trainings)).get(0);
    String what = "growth after the first half of %d trainings".formatted(trainings);
    rows.add(winnow(what, 1, 1), Double.parseDouble(grown), "MB", Bar.atMost(1));
  }

  private static Measured winnow(String workload, int threads, int n) {
    return new Measured(workload, TrainingContender.WINNOW, threads, n);
  }

  /** A warm kernel's second training, and a kernel's memory. */
  void kernel() throws IOException, InterruptedException {
    Pictures pictures = Pictures.find(scratch);
    Path report = scratch.resolve("kernel.json");
    Map<String, String> environment = new LinkedHashMap<>();
    environment.putAll(InstalledKernel.in(scratch).environment());
    PythonRun run =
        PythonRun.of(
            "tests/python/train_kernel.py",
            environment,
            LIMIT,
            List.of(pictures.folder().toString(), report.toString()));
    if (run.exit() != 0) {
      throw new IllegalStateException(run.output());
    }
    JsonNode found = new ObjectMapper().readTree(report.toFile());
    rows.add(
        winnow("second %train of digits, 10 epochs", 2, 1),
        found.path("second_train").asDouble(),
        "s",
        Bar.atMost(1.5));
    rows.add(
        winnow("kernel's peak memory, LeNet on " + pictures.name(), 2, 1),
        found.path("peak").asDouble(),
        "MB",
        Bar.atMost(900));
  }

  /** LeNet from the start of a process to its end. */
  void scripts() throws IOException, InterruptedException {
    Pictures pictures = Pictures.find(scratch);
    String epochs = quick ? "1" : "5";
    String what = pictures.name() + " LeNet, " + epochs + " epochs, ";
    String folder = pictures.folder().toString();
    Script ours = script(BenchJava.command(TrainingScript.class, folder, epochs));
    Script theirs =
        script(List.of(BenchPython.torch(), BenchPython.script("train_script"), folder, epochs));
    Measured peer = new Measured(what + "whole script", TORCH, 2, 1);
    rows.add(winnow(what + "whole script", 2, 1), ours.seconds, "s");
    rows.peer(
        peer, theirs.seconds, "s", new Judged(theirs.seconds / ours.seconds, Bar.atLeast(1.3)));
    rows.add(winnow(what + "accuracy", 2, 1), ours.accuracy, "");
    rows.add(new Measured(what + "accuracy", TORCH, 2, 1), theirs.accuracy, "");
    rows.add(winnow(what + "peak memory", 2, 1), ours.peakMegabytes, "MB");
    rows.peer(
        new Measured(what + "peak memory", TORCH, 2, 1),
        theirs.peakMegabytes,
        "MB",
        new Judged(theirs.peakMegabytes / ours.peakMegabytes, null));
  }

  private record Script(double seconds, double accuracy, double peakMegabytes) {}

  private Script script(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    String[] words = lines(command).get(0).split(" ");
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Script(seconds, Double.parseDouble(words[0]), Double.parseDouble(words[1]));
  }

  /** Accuracies after the same epochs, over seeds. */
  void accuracies() throws IOException, InterruptedException {
    String python = BenchPython.script("train_accuracy");
    Path table = scratch.resolve("table.csv");
    lines(List.of(BenchPython.usual(), python, "table", table.toString()));
    String seeds = quick ? "2" : "5";
    Map<String, Map<String, List<Double>>> found = new LinkedHashMap<>();
    for (String line :
        lines(
            BenchJava.command(
                TrainingAccuracy.class,
                Pictures.find(scratch).folder().toString(),
                table.toString(),
                scratch.toString(),
                seeds))) {
      String[] words = line.split(" ");
      Map<String, List<Double>> task = found.computeIfAbsent(words[0], t -> new LinkedHashMap<>());
      if (words[1].equals("terms")) {
        List<String> peer =
            List.of(
                BenchPython.torch(),
                python,
                scratch.toString(),
                words[0],
                words[2],
                words[3],
                seeds);
        task.put(TORCH, lines(peer).stream().map(Double::parseDouble).toList());
      } else {
        task.computeIfAbsent(words[1].replace('_', ' '), c -> new ArrayList<>())
            .add(Double.parseDouble(words[2]));
      }
    }
    found.forEach((task, byContender) -> new Accuracies(task, byContender).tell(rows));
  }

  /** What a process prints; it fails where the process does. */
  private List<String> lines(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    Path errors = scratch.resolve("errors.txt");
    builder.redirectError(errors.toFile());
    builder.environment().put("OMP_WAIT_POLICY", "passive");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + " failed:\n" + Files.readString(errors));
    }
    return said.lines().toList();
  }
}
