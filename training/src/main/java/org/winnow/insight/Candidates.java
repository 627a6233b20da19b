package org.winnow.insight;

import java.util.Optional;
import org.winnow.datasets.InputException;

/**
 * Examples of which some are to be labelled next, and what is known of them. Position i is the i-th
 * candidate. The arrays are not copied and not to be changed.
 *
 * @param vectors {@code [n][width]}, finite: what likeness is measured by, as a network's last
 *     hidden layer, or the inputs where there is no network yet
 * @param labelled {@code [m][width]}: the same of the examples labelled already
 * @param predictions what a network says of the candidates, if there is one
 */
public record Candidates(
    float[][] vectors, float[][] labelled, Optional<ProbabilityView> predictions) {
  public Candidates {
    CheckedInput.vectors(vectors);
    CheckedInput.vectors(labelled);
    if (vectors.length > 0 && labelled.length > 0 && vectors[0].length != labelled[0].length) {
      throw new InputException(
          "candidates and labelled examples need vectors of one width, got "
              + vectors[0].length
              + " and "
              + labelled[0].length
              + " values");
    }
    predictions.ifPresent(
        p -> CheckedInput.sameLength("a prediction", p.probabilities().length, vectors.length));
  }

  /** How many there are. */
  public int size() {
    return vectors.length;
  }

  /**
   * What the network says.
   *
   * @throws InputException where there is none
   */
  ProbabilityView said(Strategy strategy) {
    return predictions.orElseThrow(
        () ->
            new InputException(
                strategy.label()
                    + " needs a network's opinion, and there is none yet; %train makes one, or"
                    + " choose by typiclust or k_center"));
  }
}
