package org.winnow.training;

import java.util.List;
import java.util.Optional;

/** Collects a {@link TrainingTrace} while a training runs; an epoch counts once it is complete. */
final class TraceRecorder {
  private final List<String> ids;
  private final int[] labels;
  private final int classes;
  private final int firstHalf;
  private final float[] epochLogits;
  private final float[] sum;
  private final float[] halfSum;
  private final EpochTable table;
  private int epochs;

  private TraceRecorder(List<String> ids, int[] labels, int classes, int epochsAsked) {
    this.ids = ids;
    this.labels = labels;
    this.classes = classes;
    this.firstHalf = (epochsAsked + 1) / 2;
    this.epochLogits = new float[labels.length * classes];
    this.sum = new float[labels.length * classes];
    this.halfSum = new float[labels.length * classes];
    this.table = new EpochTable(labels.length, epochsAsked, TrainingTrace.EPOCHS_LIMIT_BYTES);
  }

  /** A recorder, or none where the sums of logits alone would be over their limit. */
  static Optional<TraceRecorder> of(List<String> ids, int[] labels, int classes, int epochsAsked) {
    long bytes = 8L * labels.length * classes;
    return bytes > TrainingTrace.SUMS_LIMIT_BYTES
        ? Optional.empty()
        : Optional.of(new TraceRecorder(ids, labels, classes, epochsAsked));
  }

  /** Keeps the logits that example i had in the running epoch. */
  void record(int i, float[] logits, int from) {
    System.arraycopy(logits, from, epochLogits, i * classes, classes);
  }

  /** All examples were recorded once more. */
  void epochDone() {
    for (int i = 0; i < labels.length; i++) {
      int from = i * classes;
      int label = labels[i];
      table.put(
          epochs,
          i,
          Logits.loss(epochLogits, from, classes, label),
          Logits.margin(epochLogits, from, classes, label),
          Logits.largest(epochLogits, from, classes));
    }
    for (int k = 0; k < sum.length; k++) {
      sum[k] += epochLogits[k];
      if (epochs < firstHalf) {
        halfSum[k] += epochLogits[k];
      }
    }
    epochs++;
  }

  /** What was recorded, or empty where no epoch was completed. */
  Optional<TrainingTrace> trace() {
    if (epochs == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new TrainingTrace(
            new TrainingTrace.Parts(
                ids, classes, labels, sum, halfSum, Math.min(epochs, firstHalf), epochs),
            table.trimmed(epochs)));
  }
}
