package org.winnow.insight;

/** A score of given labels, one an example, low being suspicious; see {@link LabelScores}. */
public enum LabelScore {
  SELF_CONFIDENCE {
    @Override
    public double[] of(float[][] probabilities, int[] labels) {
      return LabelScores.selfConfidence(probabilities, labels);
    }
  },
  NORMALIZED_MARGIN {
    @Override
    public double[] of(float[][] probabilities, int[] labels) {
      return LabelScores.normalizedMargin(probabilities, labels);
    }
  },
  CONFIDENCE_WEIGHTED_ENTROPY {
    @Override
    public double[] of(float[][] probabilities, int[] labels) {
      return LabelScores.confidenceWeightedEntropy(probabilities, labels);
    }
  };

  /**
   * @param probabilities {@code [n][classes]}
   * @param labels given class indices
   */
  public abstract double[] of(float[][] probabilities, int[] labels);
}
