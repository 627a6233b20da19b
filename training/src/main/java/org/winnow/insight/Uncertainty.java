package org.winnow.insight;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.winnow.datasets.InputException;

/**
 * Examples in the order of how unsure a network is of them: what to look at or to label next.
 *
 * <p>Formulas: Settles 2009, Active Learning Literature Survey §3.1; Gal, Islam and Ghahramani
 * 2017, Deep Bayesian Active Learning with Image Data, §3. Not a sign of wrong labels: a network
 * can be sure that a label is wrong.
 */
public final class Uncertainty extends AbstractList<Uncertainty.Uncertain> {
  /** How unsureness is measured; with {@code value} high where the network is unsure. */
  public enum Measure {
    /** 1 − (largest − second largest probability), 0 to 1. */
    MARGIN {
      @Override
      double of(ProbabilityView view, int i) {
        float[] row = view.probabilities()[i];
        int first = Probability.argmax(row);
        return 1 - ((double) row[first] - row[Probability.argmaxExcept(row, first)]);
      }
    },
    /** Entropy in nats, 0 to ln(classes); of passes, that of their mean. */
    ENTROPY {
      @Override
      double of(ProbabilityView view, int i) {
        return Probability.entropy(view.probabilities()[i]);
      }
    },
    /** 1 − largest probability, 0 to 1 − 1/classes. */
    LEAST_CONFIDENCE {
      @Override
      double of(ProbabilityView view, int i) {
        float[] row = view.probabilities()[i];
        return 1 - (double) row[Probability.argmax(row)];
      }
    },
    /** 1 − share of the passes that vote for the commonest class, 0 to 1 − 1/passes. */
    VARIATION_RATIO {
      @Override
      double of(ProbabilityView view, int i) {
        return 1 - ((Passes) view).modalShare(i);
      }
    },
    /** Mean over the classes of the standard deviation over the passes, 0 to ½. */
    MEAN_STD {
      @Override
      double of(ProbabilityView view, int i) {
        return ((Passes) view).meanSpread(i);
      }
    },
    /** Mutual information of prediction and network, in nats. */
    BALD {
      @Override
      double of(ProbabilityView view, int i) {
        return ((Passes) view).mutualInformation(i);
      }
    };

    abstract double of(ProbabilityView view, int i);

    /** Whether it compares several {@link Passes}. */
    public boolean needsPasses() {
      return ordinal() >= VARIATION_RATIO.ordinal();
    }

    /** As it is typed: {@code least_confidence}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
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

  private Uncertainty(ProbabilityView view, Measure measure, double[] values, int[] order) {
    this.view = view;
    this.measure = measure;
    this.values = values;
    this.order = order;
  }

  /**
   * Ranks examples, the most unsure first; equal ones by position.
   *
   * @throws InputException where the measure compares passes and {@code predictions} is one
   */
  public static Uncertainty rank(ProbabilityView predictions, Measure measure) {
    double[] values = values(predictions, measure);
    int[] order = Ranking.ascending(Arrays.stream(values).map(v -> -v).toArray());
    return new Uncertainty(predictions, measure, values, order);
  }

  /** How unsure of each example, by position. */
  static double[] values(ProbabilityView predictions, Measure measure) {
    CheckedInput.twoClasses(predictions.classes());
    if (measure.needsPasses() && !(predictions instanceof Passes)) {
      throw new InputException(
          measure.label()
              + " compares several passes over each example, got one; let a network with dropout"
              + " make some, give an ensemble, or take margin");
    }
    float[][] rows = predictions.probabilities();
    CheckedInput.probabilities(rows, predictions.classes().size());
    double[] values = new double[rows.length];
    Arrays.setAll(values, i -> measure.of(predictions, i));
    return values;
  }

  /** Only some examples, in the order given, as a batch that was chosen of them. */
  Uncertainty only(int[] positions) {
    return new Uncertainty(view, measure, values, positions.clone());
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
    return size() + " examples by " + measure.label().replace('_', ' ');
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
