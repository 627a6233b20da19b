package org.winnow.tests.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.winnow.training.Device;
import org.winnow.training.engine.Engine;
import org.winnow.training.engine.Network;
import org.winnow.training.engine.PlanCompiler;

/** What {@code width 0.5} makes of a LeNet. */
final class ExportWidth {
  private static final int BATCH = 256;
  private static final int ROUNDS = 9;

  private final BenchRows rows;

  ExportWidth(BenchRows rows) {
    this.rows = rows;
  }

  void measure() {
    ExportTask whole = ExportTask.lenet();
    ExportTask half = ExportTask.halfLenet();
    double predicted = (double) multiplyAdds(whole) / multiplyAdds(half);
    List<Double> ratios = new ArrayList<>();
    try (Network wide = network(whole);
        Network narrow = network(half)) {
      for (int round = 0; round <= ROUNDS; round++) {
        double seconds = seconds(wide, whole);
        double fewer = seconds(narrow, half);
        if (round > 0) {
          ratios.add(seconds / fewer);
        }
      }
    }
    String workload = "width 0.5 on a LeNet, batch " + BATCH + ": ";
    rows.add(workload + "times as fast", "predicted by multiply-adds", predicted, "x");
    rows.add(workload + "times as fast", "compiled engine", Figures.median(ratios), "x");
    double lost =
        whole.accuracy(whole.answers(Device.CPU)) - half.accuracy(half.answers(Device.CPU));
    rows.add(workload + "accuracy lost", "compiled engine", 100 * lost, "points");
  }

  private static long multiplyAdds(ExportTask task) {
    return PlanCompiler.forInference(task.model().skeleton()).orThrow().multiplyAdds();
  }

  private static Network network(ExportTask task) {
    return Engine.of(task.model().recipe())
        .forInference(task.model().skeleton(), task.model().weights());
  }

  /** Of the processor, in this thread: the engine has one here. */
  private static double seconds(Network network, ExportTask task) {
    float[][] raw = task.raw();
    int width = raw[0].length;
    float[] inputs = new float[BATCH * width];
    for (int i = 0; i < BATCH; i++) {
      System.arraycopy(raw[i], 0, inputs, i * width, width);
    }
    float[] logits = new float[BATCH * task.classes()];
    long from = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < 4; i++) {
      network.logits(inputs, BATCH, logits);
    }
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - from) / 1e9;
  }
}
