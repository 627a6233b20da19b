package org.winnow.export;

import org.winnow.training.Weights;
import org.winnow.training.plan.BatchNorm;

/** Batch normalisation outside training: (x − mean) · gain + shift, channel by channel. */
record Norm(double[] mean, double[] gain, double[] shift) {
  static Norm of(BatchNorm op, Weights weights) {
    float[] mean = weights.values(op.mean().name());
    float[] variance = weights.values(op.variance().name());
    float[] gamma = weights.values(op.gamma().name());
    float[] beta = weights.values(op.beta().name());
    int channels = mean.length;
    Norm norm = new Norm(new double[channels], new double[channels], new double[channels]);
    for (int c = 0; c < channels; c++) {
      norm.mean[c] = mean[c];
      norm.gain[c] = gamma[c] / Math.sqrt(variance[c] + op.epsilon());
      norm.shift[c] = beta[c];
    }
    return norm;
  }

  Filters behind(Filters filters) {
    return filters.then(mean, gain, shift);
  }
}
