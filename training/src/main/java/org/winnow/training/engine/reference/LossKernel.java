package org.winnow.training.engine.reference;

import java.util.Arrays;
import org.winnow.training.Scores;
import org.winnow.training.plan.Loss;
import org.winnow.training.plan.LossGradient;

/** Losses and where they come down from. */
final class LossKernel {
  private final LossGradient op;
  private final int outputs;

  LossKernel(LossGradient op) {
    this.op = op;
    this.outputs = op.scores().dims().size();
  }

  /**
   * Writes the gradient; all zeros where the loss is not finite.
   *
   * @return the mean weighted loss
   */
  double run(Pass pass, Targets targets) {
    double sum = 0;
    for (int i = 0; i < pass.n(); i++) {
      int to = pass.at(op.gradient()) + i * outputs;
      double weight = targets.weights()[i];
      sum += weight * example(pass, targets, i);
      for (int k = 0; k < outputs; k++) {
        pass.data()[to + k] *= weight;
      }
    }
    double mean = sum / pass.n();
    if (!Double.isFinite(mean)) {
      int from = pass.at(op.gradient());
      Arrays.fill(pass.data(), from, from + pass.n() * outputs, 0);
    }
    return mean;
  }

  /** Loss of one example, before its weight; writes its gradient. */
  private double example(Pass pass, Targets targets, int i) {
    int from = pass.at(op.scores()) + i * outputs;
    int to = pass.at(op.gradient()) + i * outputs;
    if (op.loss() instanceof Loss.SoftmaxCrossEntropy softmax) {
      return softmax(pass.data(), new Row(from, to, targets.labels()[i]), softmax);
    }
    Scores kind = Scores.of(op.loss());
    double loss = 0;
    for (int k = 0; k < outputs; k++) {
      double score = pass.data()[from + k];
      int target = targets.at(i, k, outputs);
      loss += kind.part(score, target, outputs);
      pass.data()[to + k] = kind.slope(score, target, outputs);
    }
    return loss;
  }

  private record Row(int from, int to, int label) {}

  private double softmax(double[] data, Row row, Loss.SoftmaxCrossEntropy loss) {
    double top = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < outputs; k++) {
      top = Math.max(top, data[row.from + k]);
    }
    double total = 0;
    double mean = 0;
    for (int k = 0; k < outputs; k++) {
      double e = StrictMath.exp(data[row.from + k] - top);
      data[row.to + k] = e;
      total += e;
      mean += data[row.from + k] / outputs;
    }
    double classWeight = loss.classWeights().isEmpty() ? 1 : loss.classWeights().get(row.label);
    double even = loss.smoothing() / outputs;
    for (int k = 0; k < outputs; k++) {
      double target = even + (k == row.label ? 1 - loss.smoothing() : 0);
      data[row.to + k] = classWeight * (data[row.to + k] / total - target);
    }
    double aimed = (1 - loss.smoothing()) * data[row.from + row.label] + loss.smoothing() * mean;
    return classWeight * (StrictMath.log(total) + top - aimed);
  }
}
