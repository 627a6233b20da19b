package org.winnow.tests.bench;

import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.winnow.export.Shipment;
import org.winnow.training.Device;

/** What 8 bits cost and save. */
final class ExportInt8 {
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
    double before = task.accuracy(task.answers(Device.REFERENCE));
    double after = task.accuracy(java);
    String workload = task.name() + " in 8 bits, " + raw.length + " test rows";
    rows.add(workload + ": accuracy lost", "jar", 100 * (before - after), "points");
    int other = 0;
    for (int i = 0; i < raw.length; i++) {
      other += Arrays.equals(java[i], c[i]) ? 0 : 1;
    }
    rows.addNone(workload + ": other probabilities than the jar's", "C, gcc -O2", other);
    double ratio = (double) weights(floats) / weights(eight);
    rows.add(workload + ": floats / 8 bits", "constants", ratio, "x");
  }

  /** Bytes of the entries of a jar that are not classes: numbers, classes' names, golden rows. */
  private static long weights(ExportedForms forms) throws Exception {
    Path jar = forms.write("jar");
    return Files.size(jar) - ExportJarCosts.besideWeights(jar);
  }

  /** So that a network is set up before it is timed. */
  static void warm(MethodHandle classify, float[] in, float[] out, int times) throws Throwable {
    for (int i = 0; i < times; i++) {
      int best = (int) classify.invokeExact(in, out);
      in[0] = best;
    }
  }
}
