package org.winnow.packages;

import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;
import org.winnow.training.Evaluation;
import org.winnow.training.Interval;

/**
 * How good a network was found, and on what.
 *
 * @param dataset the data's name
 * @param dataDigest {@link Dataset#digest()} of all of it
 * @param split the part that was looked at
 * @param size its labelled examples
 * @param accuracy share predicted right, with its 95 % interval
 * @param logLoss mean −ln of the probability given to the label, nats
 * @param outOfSample whether the network was trained on none of them
 */
public record Measured(
    String dataset,
    String dataDigest,
    Split split,
    int size,
    Interval accuracy,
    double logLoss,
    boolean outOfSample) {
  public Measured {
    boolean inOrder =
        0 <= accuracy.low()
            && accuracy.low() <= accuracy.estimate()
            && accuracy.estimate() <= accuracy.high()
            && accuracy.high() <= 1;
    if (size < 1 || !inOrder || !(logLoss >= 0)) {
      throw new InputException(
          "a measurement needs an example, an interval around its accuracy and a loss from 0 up");
    }
  }

  /** What an evaluation of a split found. */
  public static Measured of(Dataset data, Split split, Evaluation found) {
    return new Measured(
        data.name(),
        data.digest(),
        split,
        found.size(),
        found.accuracy(),
        found.logLoss(),
        found.outOfSample());
  }
}
