package org.winnow.tests.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.winnow.training.Device;

/**
 * Exports against the reference interpreter and each other: the same answers, sizes, times,
 * constant work, 8 bits, half the channels.
 *
 * <p>Arguments: the file for the JSON rows; optionally some of {@code agreement jar c width}. What
 * it needs of {@code gcc}, {@code node}, {@code nm} and {@code valgrind} is looked for first.
 */
public final class ExportBench {
  private static final double LARGEST = 10;

  /** What each part runs. */
  private static final Map<String, List<String>> NEEDS =
      new TreeMap<>(
          Map.of(
              "agreement", List.of("gcc", "node"),
              "jar", List.of(),
              "c", List.of("gcc", "nm", "valgrind"),
              "width", List.of()));

  private final BenchRows rows = new BenchRows(1);
  private final Path folder;

  private ExportBench(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> parts =
        args.length > 1 ? List.of(args).subList(1, args.length) : List.copyOf(NEEDS.keySet());
    needs(parts);
    Scratch.with(folder -> new ExportBench(folder).run(parts, Path.of(args[0])));
  }

  /** Ends with a sentence where a part or a program that it needs is not there. */
  private static void needs(List<String> parts) {
    Set<String> lacking = new TreeSet<>();
    for (String part : parts) {
      if (!NEEDS.containsKey(part)) {
        System.err.println("bench export: " + part + " is none of its parts " + NEEDS.keySet());
        System.exit(2);
      }
      NEEDS.get(part).stream().filter(program -> !onPath(program)).forEach(lacking::add);
    }
    if (!lacking.isEmpty()) {
      System.err.println("bench export " + parts + " needs what is not on the path: " + lacking);
      System.exit(2);
    }
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private void run(List<String> parts, Path json) throws IOException {
    try {
      ExportTask lenet = parts.equals(List.of("width")) ? null : ExportTask.lenet();
      if (parts.contains("agreement")) {
        for (ExportTask task :
            List.of(ExportTask.digits(), lenet, ExportTask.table(), ExportTask.text())) {
          agreement(task);
        }
        new ExportInt8(rows, folder).measure(ExportTask.digits());
        new ExportInt8(rows, folder).measure(lenet);
      }
      if (parts.contains("jar")) {
        new ExportJarCosts(rows, folder).measure(lenet);
      }
      if (parts.contains("c")) {
        new ExportCosts(rows, folder).measure(lenet);
      }
      if (parts.contains("width")) {
        new ExportWidth(rows).measure();
      }
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    rows.write(json);
  }

  private void agreement(ExportTask task) throws Throwable {
    float[][] raw = task.raw();
    float[][] expected = task.answers(Device.REFERENCE);
    ExportedForms forms = new ExportedForms(task.shipment(), folder, task.name());
    Map<String, float[][]> contenders = new LinkedHashMap<>();
    contenders.put("stock DL4J", task.answers(Device.DL4J));
    contenders.put("compiled engine", task.answers(Device.CPU));
    contenders.put("jar", forms.ofJar(raw, task.classes()));
    contenders.put("C, gcc -O2", forms.ofC(raw, task.classes()));
    contenders.put("JavaScript, node", forms.ofJs(raw, task.classes()));
    try (ExportedOnnx onnx = new ExportedOnnx(task, forms.write("onnx"))) {
      contenders.put("ONNX Runtime", onnx.answers(raw));
    }
    for (Map.Entry<String, float[][]> contender : contenders.entrySet()) {
      double[] found = ExportTask.differences(List.of(expected), List.of(contender.getValue()));
      String workload = task.name() + ", " + raw.length + " test rows";
      String differs = workload + ": largest difference x 1e6";
      rows.addMost(differs, contender.getKey(), found[0] * 1e6, "", LARGEST);
      rows.addNone(workload + ": another class", contender.getKey(), (int) found[1]);
    }
  }
}
