package org.winnow.training.engine.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.winnow.training.Scores;

/**
 * The loss of scores, computed in plain Java, which keeps each batch's scores: the per-example
 * trace costs no second pass.
 */
final class TracedLoss implements ILossFunction {
  private static final long serialVersionUID = 1L;

  private final Scores kind;
  private final double smoothing;
  private transient int[] labels;
  private transient float[] weights;
  private transient float[] logits;
  private double mean;

  /** Softmax cross-entropy. */
  TracedLoss() {
    this(Scores.SOFTMAX, 0);
  }

  /**
   * @param smoothing share of each label that is spread over all classes; of softmax alone
   */
  TracedLoss(Scores kind, double smoothing) {
    this.kind = kind;
    this.smoothing = smoothing;
  }

  /** The batch that comes next; {@code logits} receives its logits. */
  void expect(int[] nextLabels, float[] nextWeights, float[] nextLogits) {
    labels = nextLabels;
    weights = nextWeights;
    logits = nextLogits;
    mean = Double.NaN;
  }

  /**
   * Mean weighted loss (nats) of the batch that was last seen; NaN where its logits were not
   * finite.
   */
  double mean() {
    return mean;
  }

  /** Gives weight · the loss's gradient; all zeros where a score is not finite. */
  @Override
  public INDArray computeGradient(
      INDArray ignored, INDArray preOutput, IActivation identity, INDArray mask) {
    int n = (int) preOutput.size(0);
    int classes = (int) preOutput.size(1);
    Arrays2d.read(preOutput, logits);
    float[] gradient = new float[n * classes];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      int from = i * classes;
      sum +=
          weights[i]
              * (kind == Scores.SOFTMAX
                  ? row(from, classes, labels[i], gradient)
                  : apart(from, classes, labels[i], gradient));
      for (int c = i * classes; c < (i + 1) * classes; c++) {
        gradient[c] *= weights[i];
      }
    }
    mean = sum / n;
    INDArray result = preOutput.ulike();
    Arrays2d.write(Double.isFinite(mean) ? gradient : new float[gradient.length], result);
    return result;
  }

  /** Each class by itself. */
  private double apart(int from, int classes, int label, float[] gradient) {
    double loss = 0;
    for (int c = 0; c < classes; c++) {
      int target = c == label ? 1 : 0;
      loss += kind.part(logits[from + c], target, classes);
      gradient[from + c] = (float) kind.slope(logits[from + c], target, classes);
    }
    return loss;
  }

  private double row(int from, int classes, int label, float[] gradient) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      largest = Math.max(largest, logits[from + c]);
    }
    double total = 0;
    for (int c = 0; c < classes; c++) {
      double e = StrictMath.exp(logits[from + c] - largest);
      gradient[from + c] = (float) e;
      total += e;
    }
    double log = StrictMath.log(total) + largest;
    double loss = (1 - smoothing) * (log - logits[from + label]);
    float spread = (float) (smoothing / classes);
    float certain = (float) (1 - smoothing);
    for (int c = 0; c < classes; c++) {
      gradient[from + c] = (float) (gradient[from + c] / total) - (c == label ? certain : 0);
      if (smoothing > 0) {
        gradient[from + c] -= spread;
        loss += smoothing / classes * (log - logits[from + c]);
      }
    }
    return loss;
  }

  @Override
  public double computeScore(
      INDArray ignored, INDArray preOutput, IActivation identity, INDArray mask, boolean average) {
    return mean;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray ignored, INDArray preOutput, IActivation identity, INDArray mask) {
    throw new UnsupportedOperationException("per-example losses come from the training trace");
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray ignored, INDArray preOutput, IActivation identity, INDArray mask, boolean average) {
    INDArray gradient = computeGradient(ignored, preOutput, identity, mask);
    return Pair.of(mean, gradient);
  }

  @Override
  public String name() {
    return kind.loss(smoothing).text();
  }
}
