package org.winnow.insight;

import java.util.List;

/**
 * What a training recorded of each training example, as plain arrays: taken from the training pass
 * itself, each batch before its update. Position i is the i-th traced example.
 */
public interface TraceView {
  /** Full ids of the traced examples. */
  List<String> ids();

  /** Number of classes. */
  int classes();

  /** Epochs that were completed. */
  int epochs();

  /** The label that example i was trained with, a class index. */
  int label(int i);

  /** Sum over all completed epochs of the logits of example i, {@code [classes]}; a copy. */
  float[] logitSum(int i);

  /** Sum over the first half (rounded up) of the epochs asked for, {@code [classes]}; a copy. */
  float[] firstHalfLogitSum(int i);

  /** How many epochs {@link #firstHalfLogitSum} holds. */
  int firstHalfEpochs();

  /** Cross-entropy of the label, in nats, by epoch (0 is the first). */
  float loss(int i, int epoch);

  /** Logit of the label minus the largest other logit, by epoch. */
  float margin(int i, int epoch);

  /** Class index with the largest logit, by epoch. */
  int prediction(int i, int epoch);

  /** Number of traced examples. */
  default int size() {
    return ids().size();
  }

  /** The trace of some positions, in the order given; shares this trace's arrays. */
  default TraceView select(int[] positions) {
    return new SelectedTrace(this, positions);
  }
}
