package org.winnow.insight;

import java.util.List;
import java.util.stream.IntStream;

/** A trace written by a test; example i has the id {@code e<i>}. */
final class RecordedTrace implements TraceView {
  private final int[] labels;
  private final int classes;
  private final float[][][] logits;

  RecordedTrace(int[] labels, int classes, int epochs) {
    this.labels = labels;
    this.classes = classes;
    this.logits = new float[epochs][labels.length][];
  }

  void record(int i, int epoch, float... row) {
    logits[epoch][i] = row;
  }

  @Override
  public List<String> ids() {
    return IntStream.range(0, labels.length).mapToObj(i -> "e" + i).toList();
  }

  @Override
  public int classes() {
    return classes;
  }

  @Override
  public int epochs() {
    return logits.length;
  }

  @Override
  public int label(int i) {
    return labels[i];
  }

  @Override
  public float[] logitSum(int i) {
    return sum(i, logits.length);
  }

  @Override
  public float[] firstHalfLogitSum(int i) {
    return sum(i, firstHalfEpochs());
  }

  @Override
  public int firstHalfEpochs() {
    return (logits.length + 1) / 2;
  }

  @Override
  public float loss(int i, int epoch) {
    return (float) -Math.log(Probability.softmax(logits[epoch][i], 1)[labels[i]]);
  }

  @Override
  public float margin(int i, int epoch) {
    float[] row = logits[epoch][i];
    return row[labels[i]] - row[Probability.argmaxExcept(row, labels[i])];
  }

  @Override
  public int prediction(int i, int epoch) {
    return Probability.argmax(logits[epoch][i]);
  }

  private float[] sum(int i, int epochs) {
    float[] sum = new float[classes];
    for (int e = 0; e < epochs; e++) {
      for (int c = 0; c < classes; c++) {
        sum[c] += logits[e][i][c];
      }
    }
    return sum;
  }
}
