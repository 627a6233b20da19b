package org.winnow.training;

import java.util.OptionalDouble;

/**
 * What the loss did while the learning rate grew from step to step.
 *
 * @param rates one a step, growing by one factor
 * @param losses mean loss of each step's batch in nats, before its update
 * @param whole whether no interrupt ended it
 */
public record LearningRateCurve(double[] rates, double[] losses, boolean whole) {
  /** Weight of the past in the running mean of the losses. */
  private static final double PAST = 0.9;

  /** Fewer steps tell nothing. */
  private static final int FEWEST = 12;

  public LearningRateCurve {
    if (rates.length != losses.length) {
      throw new IllegalArgumentException(rates.length + " rates, " + losses.length + " losses");
    }
    rates = rates.clone();
    losses = losses.clone();
  }

  @Override
  public double[] rates() {
    return rates.clone();
  }

  @Override
  public double[] losses() {
    return losses.clone();
  }

  /** Running means of the losses, corrected for their start (Kingma and Ba 2015, section 3). */
  public double[] smoothed() {
    double[] smooth = new double[losses.length];
    double mean = 0;
    double weight = 0;
    for (int i = 0; i < smooth.length; i++) {
      mean = PAST * mean + (1 - PAST) * losses[i];
      weight = PAST * weight + 1 - PAST;
      smooth[i] = mean / weight;
    }
    return smooth;
  }

  /**
   * The rate at which the smoothed loss falls fastest for each factor of the rate, before its
   * lowest point (Smith 2017, section 3.3, looks for where the loss begins to fall and where it
   * stops). Empty where there were few steps, or the loss never fell by a twentieth.
   */
  public OptionalDouble suggestion() {
    double[] smooth = smoothed();
    int lowest = 0;
    for (int i = 0; i < smooth.length; i++) {
      lowest = smooth[i] < smooth[lowest] ? i : lowest;
    }
    if (smooth.length < FEWEST || !(smooth[lowest] < 0.95 * smooth[0])) {
      return OptionalDouble.empty();
    }
    int reach = Math.max(1, smooth.length / 20);
    int steepest = reach;
    double fall = Double.NEGATIVE_INFINITY;
    for (int i = reach; i + reach < smooth.length && i <= lowest; i++) {
      double here = smooth[i - reach] - smooth[i + reach];
      if (here > fall) {
        fall = here;
        steepest = i;
      }
    }
    return OptionalDouble.of(rounded(rates[steepest]));
  }

  /** Two digits: the curve tells no more. */
  private static double rounded(double rate) {
    return new java.math.BigDecimal(rate).round(new java.math.MathContext(2)).doubleValue();
  }
}
