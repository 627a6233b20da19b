package org.winnow.training;

import java.util.List;
import java.util.Optional;

/** Collects a {@link TrainingTrace} while a training runs; an epoch counts once it is complete. */
final class TraceRecorder {
  private final List<String> ids;
  private final int[] labels;
  private final Logits scores;
  private final int classes;
  private final int firstHalf;
  private final float[] epochLogits;
  private final float[] sum;
  private final float[] halfSum;
  private final EpochTable table;
  private int epochs;
  private int halfEpochs;

  private TraceRecorder(List<String> ids, int[] labels, Logits scores, int epochsAsked) {
    this.ids = ids;
    this.labels = labels;
    this.scores = scores;
    this.classes = scores.classes();
    this.firstHalf = (epochsAsked + 1) / 2;
    this.epochLogits = new float[labels.length * classes];
    this.sum = new float[labels.length * classes];
    this.halfSum = new float[labels.length * classes];
    this.table = new EpochTable(labels.length, epochsAsked, TrainingTrace.EPOCHS_LIMIT_BYTES);
  }

  /** A recorder, or none where the sums of logits alone would be over their limit. */
  static Optional<TraceRecorder> of(
      List<String> ids, int[] labels, Logits scores, int epochsAsked) {
    return bytes(labels.length, scores.classes()) == 0
        ? Optional.empty()
        : Optional.of(new TraceRecorder(ids, labels, scores, epochsAsked));
  }

  /** What the sums and the running epoch's logits take; 0 where there will be no recorder. */
  static long bytes(long examples, int classes) {
    long sums = 8 * examples * classes;
    return sums > TrainingTrace.SUMS_LIMIT_BYTES ? 0 : sums + sums / 2;
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
          scores.loss(epochLogits, from, label),
          scores.margin(epochLogits, from, label),
          Logits.largest(epochLogits, from, classes));
    }
    boolean inHalf = epochs < firstHalf && halfEpochs == epochs;
    for (int k = 0; k < sum.length; k++) {
      sum[k] += epochLogits[k];
      if (inHalf) {
        halfSum[k] += epochLogits[k];
      }
    }
    epochs++;
    halfEpochs += inHalf ? 1 : 0;
  }

  /** Goes on from what was recorded of the same examples before. */
  void continueFrom(TrainingTrace earlier) {
    TrainingTrace.Parts parts = earlier.parts();
    if (!parts.ids().equals(ids)) {
      throw new IllegalArgumentException("a trace of other examples");
    }
    System.arraycopy(parts.sum(), 0, sum, 0, sum.length);
    System.arraycopy(parts.halfSum(), 0, halfSum, 0, halfSum.length);
    epochs = parts.epochs();
    halfEpochs = parts.halfEpochs();
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int i = 0; i < labels.length; i++) {
        table.put(
            epoch,
            i,
            earlier.loss(i, epoch),
            earlier.margin(i, epoch),
            earlier.prediction(i, epoch));
      }
    }
  }

  /** What was recorded, or empty where no epoch was completed. */
  Optional<TrainingTrace> trace() {
    if (epochs == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new TrainingTrace(
            new TrainingTrace.Parts(ids, classes, labels, sum, halfSum, halfEpochs, epochs),
            table.trimmed(epochs)));
  }
}
