package org.winnow.training;

import java.util.SplittableRandom;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Preparation;

/** Makes a network's inputs of a data set's rows. */
final class BatchMaker {
  /**
   * Odd, its bits spread, and not the increment of SplittableRandom itself (Steele and Vigna 2022).
   */
  private static final long SPREAD = 0xD1342543DE82EF95L;

  private final Input input;
  private final Preparation preparation;

  BatchMaker(Skeleton skeleton, Preparation preparation) {
    this.input = skeleton.input();
    this.preparation = preparation;
  }

  /**
   * How a data set is prepared for a skeleton: tokens are names, not numbers to scale; and what a
   * published network was trained on, its layers are to see again.
   */
  static Preparation preparation(Skeleton skeleton, Dataset data) {
    if (skeleton.inherited().isPresent()) {
      return skeleton.inherited().get().of(data);
    }
    return skeleton.input().isTokens() ? data.preparation().unscaled() : data.preparation();
  }

  /** Writes the inputs of {@code rows[from..from + n)} to the start of {@code target}. */
  void fill(Dataset data, int[] rows, int from, int n, float[] target) {
    int width = data.features().width();
    for (int i = 0; i < n; i++) {
      int offset = i * width;
      data.features().copyRow(rows[from + i], target, offset);
      preparation.apply(target, offset, width);
      int wrong = input.firstNoToken(target, offset);
      if (wrong >= 0) {
        throw noToken(data, rows[from + i], wrong, target[offset + wrong]);
      }
    }
  }

  /**
   * Changes inputs at random.
   *
   * @param positions of the examples among those trained on: with seed and epoch, they decide
   * @param seed of the training and the epoch
   */
  void augment(Augmentation augmentation, int[] positions, long seed, float[] inputs) {
    int width = input.shape().size();
    for (int i = 0; i < positions.length && !augmentation.isNone(); i++) {
      SplittableRandom random = new SplittableRandom(seed + SPREAD * positions[i]);
      augmentation.apply(random, input.shape(), inputs, i * width);
    }
  }

  private InputException noToken(Dataset data, int row, int feature, float value) {
    boolean tooLarge = value >= input.vocabulary() && value == Math.rint(value) && value < 1e7;
    return new InputException(
        "token "
            + feature
            + " of example "
            + data.ids().shortest(row)
            + " is "
            + LayerText.number(value)
            + "; the skeleton's tokens are whole numbers 0 to "
            + (input.vocabulary() - 1)
            + (tooLarge ? "; write: vocab " + (long) (value + 1) + ", or more" : ""));
  }
}
