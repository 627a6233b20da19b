package org.winnow.tests.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.winnow.training.Device;
import org.winnow.training.engine.Engine;
import org.winnow.training.engine.Network;
import org.winnow.training.engine.PlanCompiler;

/** What {@code width 0.5} makes of a LeNet: trained by the standard recipe on all examples. */
final class ExportWidth {
  private static final int BATCH = 256;
  private static final int ROUNDS = 9;
  private static final int SEEDS = 5;
  private static final double MOST_LOST = 1.5;
  private static final double SLOWEST = 1.7;
  private static final double FASTEST = 4;

  private final BenchRows rows;

  ExportWidth(BenchRows rows) {
    this.rows = rows;
  }

  void measure() {
    List<Double> lost = new ArrayList<>();
    List<Double> accuracies = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      ExportTask whole = ExportTask.wholeFashion(1, seed);
      ExportTask half = ExportTask.wholeFashion(0.5, seed);
      if (seed == 1) {
        speed(whole, half);
      }
      double accuracy = whole.accuracy(whole.answers(Device.CPU));
      accuracies.add(100 * accuracy);
      lost.add(100 * (accuracy - half.accuracy(half.answers(Device.CPU))));
    }
    String workload = "width 0.5 on a LeNet, " + SEEDS + " seeds, 10,000 test rows: ";
    rows.add(workload + "accuracy", "whole, mean", Figures.mean(accuracies), "%");
    double mean = Figures.mean(lost);
    double half = mean - Figures.lower95(lost);
    rows.addMost(workload + "accuracy lost", "half, mean", mean, "points", MOST_LOST);
    rows.add(workload + "accuracy lost", "half, 95 % interval, +-", half, "points");
  }

  private void speed(ExportTask whole, ExportTask half) {
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
    String workload = "width 0.5 on a LeNet, batch " + BATCH + ": times as fast";
    rows.add(workload, "predicted by multiply-adds", predicted, "x");
    rows.addBetween(workload, "compiled engine", Figures.median(ratios), "x", SLOWEST, FASTEST);
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
    float[] row = task.raw(0);
    float[] inputs = new float[BATCH * row.length];
    for (int i = 0; i < BATCH; i++) {
      System.arraycopy(task.raw(i), 0, inputs, i * row.length, row.length);
    }
    float[] logits = new float[BATCH * task.classes()];
    long from = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < 4; i++) {
      network.logits(inputs, BATCH, logits);
    }
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - from) / 1e9;
  }
}
