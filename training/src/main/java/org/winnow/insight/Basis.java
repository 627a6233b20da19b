package org.winnow.insight;

import java.util.Optional;

/**
 * What a ranking rests on.
 *
 * @param method what the score is, a noun phrase
 * @param inSample whether the network that judged an example was trained on it
 * @param sentence says so in full
 */
public record Basis(String method, boolean inSample, String sentence) {

  static Basis trace(int epochs, Optional<Neighbours> neighbours) {
    return new Basis(
        "noise-aware posterior of one training (" + epochs + " epochs" + near(neighbours) + ")",
        true,
        "In-sample: each label was judged by the network that was being trained on it, so mistakes"
            + " it learnt early can be missing here and how many labels are wrong is not estimated;"
            + " %train --folds 5 judges out of sample.");
  }

  /** The same ground, ranked by something else. */
  Basis of(String score, int epochs) {
    return new Basis(score + " of one training (" + epochs + " epochs)", inSample, sentence);
  }

  static Basis predictions(boolean outOfSample, Optional<Neighbours> neighbours) {
    String method = "noise-aware posterior of class probabilities" + near(neighbours);
    return outOfSample
        ? new Basis(
            method,
            false,
            "Out of sample: no label was judged by a network that was trained on it.")
        : new Basis(
            method,
            true,
            "In-sample: each label was judged by a network that was trained on it, which hides"
                + " mistakes it has learnt by heart; how many labels are wrong is not estimated."
                + " %train --folds 5 judges out of sample.");
  }

  static Basis health(boolean outOfSample) {
    String method = "confident joint of labels and class probabilities";
    return outOfSample
        ? new Basis(
            method,
            false,
            "Out of sample: no label was judged by a network that was trained on it.")
        : new Basis(
            method,
            true,
            "IN-SAMPLE: each label was judged by a network that was trained on it and has learnt"
                + " mistakes by heart. The labels are worse than this says, and how many are wrong"
                + " is not estimated; %train --folds 5 judges out of sample.");
  }

  private static String near(Optional<Neighbours> neighbours) {
    return neighbours
        .map(
            n ->
                ", "
                    + n.perExample()
                    + (n.isExact() ? " nearest neighbours" : " approximate nearest neighbours"))
        .orElse(", no neighbours");
  }
}
