package org.winnow.insight;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Examples in the order of how unsure a network is of them: what to look at or to label next.
 *
 * <p>Formulas: Settles 2009, Active Learning Literature Survey §3.1. Not a sign of wrong labels: a
 * network can be sure that a label is wrong.
 */
public final class Uncertainty extends AbstractList<Uncertainty.Uncertain> {
  /** How unsureness is measured; with {@code value} high where the network is unsure. */
  public enum Measure {
    /** 1 − (largest − second largest probability), 0 to 1. */
    MARGIN {
      @Override
      double of(float[] row, int first, int second) {
        return 1 - ((double) row[first] - row[second]);
      }
    },
    /** Entropy in nats, 0 to ln(classes). */
    ENTROPY {
      @Override
      double of(float[] row, int first, int second) {
        return Probability.entropy(row);
      }
    },
    /** 1 − largest probability, 0 to 1 − 1/classes. */
    LEAST_CONFIDENCE {
      @Override
      double of(float[] row, int first, int second) {
        return 1 - (double) row[first];
      }
    };

    abstract double of(float[] row, int first, int second);
  }

  /**
   * One example.
   *
   * @param value how unsure, by the measure; high is unsure
   * @param first the most probable class index
   * @param second the next
   */
  public record Uncertain(
      String id,
      double value,
      int first,
      double firstProbability,
      int second,
      double secondProbability) {}

  private final ProbabilityView view;
  private final Measure measure;
  private final double[] values;
  private final int[] order;

  private Uncertainty(ProbabilityView view, Measure measure, double[] values) {
    this.view = view;
    this.measure = measure;
    this.values = values;
    double[] negated = Arrays.stream(values).map(v -> -v).toArray();
    this.order = Ranking.ascending(negated);
  }

  /** Ranks examples, the most unsure first; equal ones by position. */
  public static Uncertainty rank(ProbabilityView predictions, Measure measure) {
    CheckedInput.twoClasses(predictions.classes());
    float[][] rows = predictions.probabilities();
    CheckedInput.probabilities(rows, predictions.classes().size());
    double[] values = new double[rows.length];
    for (int i = 0; i < values.length; i++) {
      int first = Probability.argmax(rows[i]);
      values[i] = measure.of(rows[i], first, Probability.argmaxExcept(rows[i], first));
    }
    return new Uncertainty(predictions, measure, values);
  }

  @Override
  public int size() {
    return order.length;
  }

  /** The example of a rank, 0 the most unsure. */
  @Override
  public Uncertain get(int rank) {
    int i = order[rank];
    float[] row = view.probabilities()[i];
    int first = Probability.argmax(row);
    int second = Probability.argmaxExcept(row, first);
    return new Uncertain(view.ids().get(i), values[i], first, row[first], second, row[second]);
  }

  /** The first {@code n}, or all if there are fewer. */
  public List<Uncertain> top(int n) {
    return List.copyOf(subList(0, Math.min(n, size())));
  }

  public Measure measure() {
    return measure;
  }

  /** One line, not all the rows. */
  @Override
  public String toString() {
    return size() + " examples by " + measure.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Class names, by class index. */
  public List<String> classes() {
    return view.classes();
  }

  /** Whether the network that judged an example was trained on it. */
  public boolean inSample() {
    return !view.outOfSample();
  }
}
