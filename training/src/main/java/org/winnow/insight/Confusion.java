package org.winnow.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How labels seem to be given: the estimated probability that an example which truly is one class
 * was labelled as another. An estimate for ranking, not a count: from in-sample beliefs it shows
 * fewer mistakes than there are, since the network has learnt some of them.
 *
 * @param classes class names, by class index
 * @param givenTrue {@code [true][given]}, each row summing to 1; not to be changed
 */
public record Confusion(List<String> classes, double[][] givenTrue) {
  public Confusion {
    classes = List.copyOf(classes);
  }

  /**
   * One kind of mistake.
   *
   * @param truth class index of what the example is
   * @param given class index of what it is labelled as
   * @param share of the examples of {@code truth}, 0 to 1
   */
  public record Mistake(int truth, int given, double share) {}

  /** The kinds of mistake with at least some share, largest first. */
  public List<Mistake> mistakes(double atLeast) {
    List<Mistake> found = new ArrayList<>();
    for (int j = 0; j < givenTrue.length; j++) {
      for (int k = 0; k < givenTrue.length; k++) {
        if (j != k && givenTrue[j][k] >= atLeast) {
          found.add(new Mistake(j, k, givenTrue[j][k]));
        }
      }
    }
    found.sort(Comparator.comparingDouble(Mistake::share).reversed());
    return found;
  }
}
