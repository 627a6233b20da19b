package org.winnow.tests.bench;

import ai.onnxruntime.OnnxTensor;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Size, start, time and memory of a jar. */
final class ExportJarCosts {
  private static final double MOST_KILOBYTES = 200;
  private static final double MOST_SECONDS = 0.4;
  private static final double MOST_TIMES = 6;
  private static final int STARTS = 7;
  private static final int ROUNDS = 60;
  private static final int ANSWERS = 50;

  private final com.sun.management.ThreadMXBean threads =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final BenchRows rows;
  private final Path folder;

  ExportJarCosts(BenchRows rows, Path folder) {
    this.rows = rows;
    this.folder = folder;
  }

  void measure(ExportTask task) throws Throwable {
    ExportedForms forms = new ExportedForms(task.shipment(), folder, task.name());
    Path jar = forms.write("jar");
    double kilobytes = besideWeights(jar) / 1e3;
    rows.addMost("jar: size beside the weights", task.name(), kilobytes, "kB", MOST_KILOBYTES);
    start(task, jar);
    MethodHandle classify = forms.jar();
    float[] in = task.raw()[0];
    float[] out = new float[task.classes()];
    ExportInt8.warm(classify, in, out, ROUNDS * ANSWERS);
    long before = threads.getCurrentThreadAllocatedBytes();
    long reading = threads.getCurrentThreadAllocatedBytes() - before;
    before = threads.getCurrentThreadAllocatedBytes();
    ExportInt8.warm(classify, in, out, ANSWERS);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before - reading;
    rows.addNone("jar: bytes allocated in " + ANSWERS + " answers", task.name(), (int) bytes);
    beside(task, forms, classify);
  }

  /** All but the constants. */
  private static long besideWeights(Path jar) throws IOException {
    return Files.size(jar) - bytes(jar, "constants.bin");
  }

  /** The size of an entry. */
  static long bytes(Path jar, String name) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .filter(e -> e.getName().endsWith("/" + name))
          .mapToLong(ZipEntry::getSize)
          .sum();
    }
  }

  /** From the start of the process to its end, one CSV row answered. */
  private void start(ExportTask task, Path jar) throws Exception {
    StringBuilder row = new StringBuilder();
    for (float value : task.raw()[0]) {
      row.append(row.length() == 0 ? "" : ",").append(value);
    }
    Path csv = Files.writeString(folder.resolve("row.csv"), row);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      long from = System.nanoTime();
      ExportedForms.run(List.of(java, "-jar", jar.toString(), csv.toString()), null);
      seconds.add((System.nanoTime() - from) / 1e9);
    }
    String workload = "jar: process with one answer, median of " + STARTS;
    rows.addMost(workload, task.name(), Figures.median(seconds), "s", MOST_SECONDS);
    rows.add(
        "jar: process with one answer, quickest",
        task.name(),
        seconds.stream().min(Double::compare).orElseThrow(),
        "s");
  }

  /** In turns, by the processor time of this thread, which computes both. */
  private void beside(ExportTask task, ExportedForms forms, MethodHandle classify)
      throws Throwable {
    float[][] raw = task.raw();
    float[] out = new float[task.classes()];
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    try (ExportedOnnx onnx = new ExportedOnnx(task, forms.write("onnx"))) {
      for (int round = 0; round < ROUNDS; round++) {
        long from = threads.getCurrentThreadCpuTime();
        ExportInt8.warm(classify, raw[round], out, ANSWERS);
        ours.add((threads.getCurrentThreadCpuTime() - from) / 1e3 / ANSWERS);
        from = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < ANSWERS; i++) {
          try (OnnxTensor tensor = onnx.tensor(raw[round])) {
            onnx.answer(Map.of("input", tensor));
          }
        }
        theirs.add((threads.getCurrentThreadCpuTime() - from) / 1e3 / ANSWERS);
      }
    }
    double own = Figures.median(ours);
    double other = Figures.median(theirs);
    rows.add(task.name() + ", one example, one thread", "ONNX Runtime", other, "µs");
    rows.add(task.name() + ", one example, one thread", "jar", own, "µs");
    rows.addMost("jar / ONNX Runtime, one example", task.name(), own / other, "x", MOST_TIMES);
  }
}
