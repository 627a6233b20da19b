package org.winnow.training;

import java.util.concurrent.CancellationException;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Preparation;
import org.winnow.insight.PassCollector;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.Network;

/** Runs examples through a network in batches, so that memory does not grow with their number. */
final class Forward {
  /** Examples at a time. */
  static final int BATCH = 256;

  private final Network network;
  private final Skeleton skeleton;
  private final Logits scores;
  private final BatchMaker batches;
  private final float[] inputs;
  private final float[] logits;

  /**
   * Mean loss and share of examples predicted as labelled.
   *
   * @param loss mean of the loss that the output is trained by
   * @param accuracy 0 to 1
   */
  record Judged(double loss, double accuracy) {}

  Forward(Network network, Skeleton skeleton, Preparation preparation) {
    this.network = network;
    this.skeleton = skeleton;
    this.scores = Logits.of(skeleton);
    this.batches = new BatchMaker(skeleton, preparation);
    this.inputs = new float[Math.multiplyExact(BATCH, skeleton.inputShape().size())];
    this.logits = new float[BATCH * skeleton.classes()];
  }

  /** Class probabilities, {@code [rows][classes]}. */
  float[][] probabilities(Dataset data, int[] rows) {
    int classes = skeleton.classes();
    float[][] all = new float[rows.length][];
    for (int from = 0; from < rows.length; from += BATCH) {
      heedInterrupt();
      int n = logitsOf(data, rows, from);
      for (int i = 0; i < n; i++) {
        all[from + i] = scores.probabilities(logits, i * classes);
      }
    }
    return all;
  }

  /** A layer's output, {@code [rows][size]}. */
  float[][] activations(String layer, Dataset data, int[] rows) {
    int size = skeleton.shape(layer).size();
    float[] batch = new float[Math.multiplyExact(BATCH, size)];
    float[][] all = new float[rows.length][];
    for (int from = 0; from < rows.length; from += BATCH) {
      heedInterrupt();
      int n = fill(data, rows, from);
      network.activations(layer, inputs, n, batch);
      for (int i = 0; i < n; i++) {
        all[from + i] = java.util.Arrays.copyOfRange(batch, i * size, (i + 1) * size);
      }
    }
    return all;
  }

  /** One pass with dropout, whose draws follow from a seed, into a collector for these rows. */
  void sample(Dataset data, int[] rows, long seed, PassCollector into) {
    int classes = skeleton.classes();
    for (int from = 0; from < rows.length; from += BATCH) {
      int n = fill(data, rows, from);
      network.sample(inputs, n, seed + from, logits);
      for (int i = 0; i < n; i++) {
        into.add(from + i, scores.probabilities(logits, i * classes));
      }
    }
  }

  /** The gradient of each example's loss by its inputs, {@code [rows][inputs]}. */
  float[][] inputGradients(Dataset data, int[] rows, int[] labels) {
    int width = skeleton.inputShape().size();
    float[] batch = new float[BATCH * width];
    float[][] all = new float[rows.length][];
    for (int from = 0; from < rows.length; from += BATCH) {
      int n = fill(data, rows, from);
      int[] own = java.util.Arrays.copyOfRange(labels, from, from + n);
      network.inputGradients(Batch.of(inputs, own, n), batch);
      for (int i = 0; i < n; i++) {
        all[from + i] = java.util.Arrays.copyOfRange(batch, i * width, (i + 1) * width);
      }
    }
    return all;
  }

  Judged judge(Dataset data, int[] rows, int[] labels) {
    int classes = skeleton.classes();
    double loss = 0;
    int right = 0;
    for (int from = 0; from < rows.length; from += BATCH) {
      int n = logitsOf(data, rows, from);
      for (int i = 0; i < n; i++) {
        int label = labels[from + i];
        loss += scores.loss(logits, i * classes, label);
        right += Logits.largest(logits, i * classes, classes) == label ? 1 : 0;
      }
    }
    return new Judged(loss / rows.length, (double) right / rows.length);
  }

  /** Not while a training judges itself: that one ends by its monitor, and keeps its model. */
  private static void heedInterrupt() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the outputs of a network were not computed to the end");
    }
  }

  private int logitsOf(Dataset data, int[] rows, int from) {
    int n = fill(data, rows, from);
    network.logits(inputs, n, logits);
    return n;
  }

  /** Prepares as the model was trained, whatever the data set's own preparation is. */
  private int fill(Dataset data, int[] rows, int from) {
    int n = Math.min(BATCH, rows.length - from);
    batches.fill(data, rows, from, n, inputs);
    return n;
  }
}
