package org.winnow.datasets.sources;

import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;

/**
 * Which share of the examples goes to each split.
 *
 * @param train above 0
 * @param validation 0 or more
 * @param test 0 or more; the three add up to 1
 */
public record SplitFractions(double train, double validation, double test) {
  public SplitFractions {
    boolean valid = train > 0 && validation >= 0 && test >= 0;
    if (!valid || Math.abs(train + validation + test - 1) > 1e-9) {
      throw new InputException(
          "split fractions must be train above 0, validation and test at least 0, together 1; got "
              + train
              + ", "
              + validation
              + ", "
              + test);
    }
  }

  /** 70 % train, 15 % validation, 15 % test. */
  public static SplitFractions standard() {
    return new SplitFractions(0.7, 0.15, 0.15);
  }

  /** The same share of validation among what is left when a source has its own test set. */
  SplitFractions withoutTest() {
    return new SplitFractions(1 - validation, validation, 0);
  }

  /** The split of a place between 0 and 1: test first, then validation, then train. */
  Split at(double place) {
    return place < test ? Split.TEST : place < test + validation ? Split.VALIDATION : Split.TRAIN;
  }
}
