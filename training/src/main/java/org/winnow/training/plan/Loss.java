package org.winnow.training.plan;

import java.util.List;

/**
 * What training makes small. The loss of a batch is the sum of weight · loss over its examples / n.
 */
public sealed interface Loss {
  /** A few words for a table. */
  String text();

  /**
   * −Σ tₖ · log softmax(logits)ₖ, times the weight of the example's class, where t is 1 − smoothing
   * for the class plus smoothing / classes for every class (Szegedy et al. 2016, section 7).
   *
   * @param smoothing 0 up to but not 1
   * @param classWeights one for each class; empty: all 1
   */
  record SoftmaxCrossEntropy(double smoothing, List<Double> classWeights) implements Loss {
    public SoftmaxCrossEntropy {
      classWeights = List.copyOf(classWeights);
      if (!(smoothing >= 0 && smoothing < 1)) {
        throw new IllegalArgumentException("label smoothing of " + smoothing);
      }
    }

    /** With neither smoothing nor class weights. */
    public static SoftmaxCrossEntropy plain() {
      return new SoftmaxCrossEntropy(0, List.of());
    }

    @Override
    public String text() {
      return "softmax cross-entropy"
          + (smoothing > 0 ? ", smoothing " + smoothing : "")
          + (classWeights.isEmpty() ? "" : ", class weights");
    }
  }

  /** Σₖ −tₖ · log σ(logitₖ) − (1 − tₖ) · log(1 − σ(logitₖ)), targets 0 to 1. */
  record BinaryCrossEntropy() implements Loss {
    @Override
    public String text() {
      return "binary cross-entropy";
    }
  }

  /** The mean over the outputs of (estimate − target)². */
  record MeanSquaredError() implements Loss {
    @Override
    public String text() {
      return "mean squared error";
    }
  }
}
