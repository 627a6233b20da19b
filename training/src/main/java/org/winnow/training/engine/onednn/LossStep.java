package org.winnow.training.engine.onednn;

import java.util.List;
import org.winnow.training.Scores;
import org.winnow.training.engine.Batch;
import org.winnow.training.plan.Loss;

/**
 * The loss in plain Java between the forward and the backward pass. It leaves the batch's scores to
 * the per-example trace, and gradients divided by the batch.
 */
final class LossStep implements Step {
  private final Floats scores;
  private final Floats gradient;
  private final int batch;
  private final int classes;
  private final float[] own;
  private final Loss loss;
  private Batch examples;
  private float[] logits;
  private double mean;

  LossStep(Loss loss, Tensor scores, Tensor gradient) {
    this.scores = Floats.of(scores);
    this.gradient = Floats.of(gradient);
    long[] dims = scores.layout().dims();
    batch = Math.toIntExact(dims[0]);
    classes = Math.toIntExact(dims[1]);
    own = new float[batch * classes];
    this.loss = loss;
  }

  /**
   * The batch that comes next.
   *
   * @param next with class indices
   * @param nextLogits receives the scores
   */
  void expect(Batch next, float[] nextLogits) {
    for (int i = 0; i < batch; i++) {
      int label = next.labels()[i];
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException(
            "label " + label + " of example " + i + " is not one of " + classes);
      }
    }
    examples = next;
    logits = nextLogits;
  }

  /** Mean weighted loss in nats; NaN or infinite where scores were: then there is no gradient. */
  double mean() {
    return mean;
  }

  @Override
  public void run() {
    scores.read(logits, own.length);
    double sum = 0;
    for (int i = 0; i < batch; i++) {
      sum += loss instanceof Loss.SoftmaxCrossEntropy softmax ? together(i, softmax) : apart(i);
    }
    mean = sum / batch;
    if (Double.isFinite(mean)) {
      gradient.write(own, own.length);
    }
  }

  /** Each class by itself. */
  private double apart(int i) {
    Scores kind = Scores.of(loss);
    int from = i * classes;
    double weight = examples.weights()[i];
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      int target = c == examples.labels()[i] ? 1 : 0;
      sum += kind.part(logits[from + c], target, classes);
      own[from + c] = (float) (weight / batch * kind.slope(logits[from + c], target, classes));
    }
    return weight * sum;
  }

  private double together(int i, Loss.SoftmaxCrossEntropy softmax) {
    double smoothing = softmax.smoothing();
    List<Double> classWeights = softmax.classWeights();
    int label = examples.labels()[i];
    int from = i * classes;
    float largest = Float.NEGATIVE_INFINITY;
    double sumOfScores = 0;
    for (int c = from; c < from + classes; c++) {
      largest = Math.max(largest, logits[c]);
      sumOfScores += logits[c];
    }
    double total = 0;
    for (int c = from; c < from + classes; c++) {
      double e = Exponential.of((double) logits[c] - largest);
      own[c] = (float) e;
      total += e;
    }
    double weight = examples.weights()[i] * (classWeights.isEmpty() ? 1 : classWeights.get(label));
    double scale = weight / batch;
    double factor = scale / total;
    float others = (float) (scale * smoothing / classes);
    for (int c = from; c < from + classes; c++) {
      own[c] = (float) (own[c] * factor) - others;
    }
    own[from + label] -= (float) (scale * (1 - smoothing));
    double log = StrictMath.log(total) + largest;
    return weight
        * ((1 - smoothing) * (log - logits[from + label])
            + (smoothing == 0 ? 0 : smoothing * (log - sumOfScores / classes)));
  }

  @Override
  public String toString() {
    return "loss";
  }
}
