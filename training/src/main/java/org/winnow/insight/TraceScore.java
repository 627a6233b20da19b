package org.winnow.insight;

/**
 * Scores of given labels from what one training recorded of them, low being suspicious; in-sample.
 * The default of {@link Suspects} uses more evidence and ranks better where classes are confused.
 */
public enum TraceScore {
  /** Minus the mean cross-entropy, nats. */
  LOSS("mean loss") {
    @Override
    public double of(TrainingDynamics dynamics) {
      return -dynamics.meanLoss();
    }
  },
  /** Mean logit margin over epochs (Pleiss et al. 2020). */
  AUM("area under the margin") {
    @Override
    public double of(TrainingDynamics dynamics) {
      return dynamics.area();
    }
  },
  /** Mean probability of the label over epochs (Swayamdipta et al. 2020). */
  CONFIDENCE("mean confidence") {
    @Override
    public double of(TrainingDynamics dynamics) {
      return dynamics.confidence();
    }
  },
  /** Share of epochs that predicted the label (Swayamdipta et al. 2020). */
  CORRECTNESS("correctness") {
    @Override
    public double of(TrainingDynamics dynamics) {
      return dynamics.correctness();
    }
  },
  /**
   * Minus the number of times the label was unlearnt; below all of these where it never was learnt
   * (Toneva et al. 2019 count those as forgotten without end). Shows hard examples rather than
   * wrong labels.
   */
  FORGETTING("times forgotten") {
    @Override
    public double of(TrainingDynamics dynamics) {
      return dynamics.neverLearnt() ? -dynamics.epochs() : -(double) dynamics.forgotten();
    }
  };

  private final String label;

  TraceScore(String label) {
    this.label = label;
  }

  /** For people. */
  public String label() {
    return label;
  }

  /** A score in the sense of its label: losses and counts are not negative. */
  double shown(double score) {
    return this == LOSS || this == FORGETTING ? 0 - score : score;
  }

  /** The score of one example. */
  public abstract double of(TrainingDynamics dynamics);
}
