package org.winnow.tests.bench;

import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Arrays;
import org.winnow.export.Shipment;
import org.winnow.training.Device;

/** What 8 bits cost and save. */
final class ExportInt8 {
  private static final double MOST_LOST = 0.5;
  private static final double LEAST_RATIO = 3.8;

  private final BenchRows rows;
  private final Path folder;

  ExportInt8(BenchRows rows, Path folder) {
    this.rows = rows;
    this.folder = folder;
  }

  void measure(ExportTask task) throws Throwable {
    Shipment whole = task.shipment().inInt8(task.data());
    ExportedForms floats = new ExportedForms(task.shipment(), folder, task.name());
    ExportedForms eight = new ExportedForms(whole, folder, task.name() + "8");
    float[][] raw = task.raw();
    float[][] java = eight.ofJar(raw, task.classes());
    float[][] c = eight.ofC(raw, task.classes());
    float[][] js = eight.ofJs(raw, task.classes());
    double before = task.accuracy(task.answers(Device.REFERENCE));
    double after = task.accuracy(java);
    String workload = task.name() + " in 8 bits, " + raw.length + " test rows";
    double lost = 100 * (before - after);
    rows.addMost(workload + ": accuracy lost", "jar", lost, "points", MOST_LOST);
    String others = workload + ": other probabilities than the jar's";
    rows.addNone(others, "C, gcc -O2", others(java, c));
    rows.addNone(others, "JavaScript, node", others(java, js));
    long network = ExportJarCosts.bytes(floats.write("jar"), "network.bin");
    double ratio = (double) weights(floats, network) / weights(eight, network);
    rows.addLeast(workload + ": floats / 8 bits", "numbers", ratio, "x", LEAST_RATIO);
  }

  private static int others(float[][] expected, float[][] found) {
    int others = 0;
    for (int i = 0; i < expected.length; i++) {
      others += Arrays.equals(expected[i], found[i]) ? 0 : 1;
    }
    return others;
  }

  /**
   * Bytes of a jar's constants; of one in 8 bits also by how much the rest of what it knows of the
   * network is larger than that of the floats: biases, multipliers and shifts.
   */
  private static long weights(ExportedForms forms, long network) throws Exception {
    Path jar = forms.write("jar");
    long constants = ExportJarCosts.bytes(jar, "constants.bin");
    return constants + Math.max(0, ExportJarCosts.bytes(jar, "network.bin") - network);
  }

  /** So that a network is set up before it is timed. */
  static void warm(MethodHandle classify, float[] in, float[] out, int times) throws Throwable {
    for (int i = 0; i < times; i++) {
      int best = (int) classify.invokeExact(in, out);
      in[0] = best;
    }
  }
}
