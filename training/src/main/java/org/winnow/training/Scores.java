package org.winnow.training;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.winnow.training.plan.Loss;

/** What the scores of an output mean: the loss they are trained by, and their probabilities. */
public enum Scores {
  /** Logits of classes that exclude each other: softmax and its cross-entropy. */
  SOFTMAX("softmax"),
  /**
   * Logits of a yes or no for each class: binary cross-entropy. Probabilities are the sigmoids
   * divided by their sum.
   */
  SIGMOID("sigmoid"),
  /**
   * Estimates of 1 for the label's class and 0 for the others: squared error (Hui and Belkin 2021).
   * Probabilities are the estimates above 0 divided by their sum.
   */
  LINEAR("linear");

  private final String label;

  Scores(String label) {
    this.label = label;
  }

  /** The word in a skeleton's text. */
  String label() {
    return label;
  }

  static Optional<Scores> named(String word) {
    return Arrays.stream(values()).filter(s -> s.label.equals(word)).findFirst();
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(Scores::label).toList();
  }

  /**
   * The loss of a plan.
   *
   * @param smoothing of labels; for softmax alone
   */
  public Loss loss(double smoothing) {
    return switch (this) {
      case SOFTMAX -> new Loss.SoftmaxCrossEntropy(smoothing, List.of());
      case SIGMOID -> new Loss.BinaryCrossEntropy();
      case LINEAR -> new Loss.MeanSquaredError();
    };
  }

  /**
   * The probabilities of one example's classes: shares that add up to 1, all alike where none has
   * any.
   *
   * @param scores of examples one after the other, {@code [n · classes]}
   */
  public float[] probabilities(float[] scores, int example, int classes) {
    return new Logits(this, classes).probabilities(scores, example * classes);
  }

  /** What is trained by a plan's loss. */
  public static Scores of(Loss loss) {
    if (loss instanceof Loss.BinaryCrossEntropy) {
      return SIGMOID;
    }
    return loss instanceof Loss.MeanSquaredError ? LINEAR : SOFTMAX;
  }

  /**
   * One class's part in the loss, of {@link #SIGMOID} or {@link #LINEAR}.
   *
   * @param target 1 for the label's class, 0 for another
   */
  public double part(double score, int target, int classes) {
    if (apart() == SIGMOID) {
      // log(1 + exp(s)) - t s, without overflow for large |s|.
      double tail = StrictMath.log1p(StrictMath.exp(-Math.abs(score)));
      return Math.max(score, 0) + tail - target * score;
    }
    double off = score - target;
    return off * off / classes;
  }

  /** How {@link #part} changes with the score. */
  public double slope(double score, int target, int classes) {
    return apart() == SIGMOID ? sigmoid(score) - target : 2 * (score - target) / classes;
  }

  static double sigmoid(double score) {
    double tail = StrictMath.exp(-Math.abs(score));
    return (score >= 0 ? 1 : tail) / (1 + tail);
  }

  private Scores apart() {
    if (this == SOFTMAX) {
      throw new IllegalStateException("softmax looks at all classes together");
    }
    return this;
  }
}
