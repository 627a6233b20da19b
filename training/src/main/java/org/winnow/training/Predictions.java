package org.winnow.training;

import java.util.Arrays;
import java.util.List;
import org.winnow.insight.ProbabilityView;

/**
 * Class probabilities for some examples.
 *
 * @param ids full example ids, by position
 * @param classes class names, by class index
 * @param probabilities {@code [n][classes]}, each row summing to 1; not copied, not to be changed
 * @param outOfSample whether no example was trained on by the network that judged it
 */
public record Predictions(
    List<String> ids, List<String> classes, float[][] probabilities, boolean outOfSample)
    implements ProbabilityView {
  public Predictions {
    ids = List.copyOf(ids);
    classes = List.copyOf(classes);
    if (ids.size() != probabilities.length) {
      throw new IllegalArgumentException(
          ids.size() + " ids but " + probabilities.length + " rows of probabilities");
    }
  }

  public int size() {
    return ids.size();
  }

  /** The class index with the largest probability (the lower index at a tie). */
  public int predicted(int i) {
    float[] row = probabilities[i];
    int best = 0;
    for (int c = 1; c < row.length; c++) {
      if (row[c] > row[best]) {
        best = c;
      }
    }
    return best;
  }

  /** Some of the examples, in the order given. */
  public Predictions select(int[] positions) {
    return new Predictions(
        Arrays.stream(positions).mapToObj(ids::get).toList(),
        classes,
        Arrays.stream(positions).mapToObj(i -> probabilities[i]).toArray(float[][]::new),
        outOfSample);
  }
}
