package org.winnow.datasets.sources;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Labels;
import org.winnow.datasets.Split;

/**
 * Takes labels away on purpose, so that labelling with help can be tried on data whose labels are
 * known. The labels are gone from the data set; who wants them back loads it again.
 */
public final class LabelHider {
  private LabelHider() {}

  /**
   * Leaves some training examples without a label. Which ones depends on the seed and the ids, not
   * on the order of the rows; validation and test keep theirs.
   *
   * @param count how many, 1 or more, fewer than there are labelled training examples
   */
  public static Dataset hide(Dataset data, int count, long seed) {
    int[] rows = data.labelledRows(Split.TRAIN);
    if (count < 1 || count >= rows.length) {
      throw new InputException(
          "the labels to hide must be 1 to "
              + (rows.length - 1)
              + " of the "
              + rows.length
              + " training labels, got "
              + count);
    }
    List<Integer> byId =
        Arrays.stream(rows)
            .boxed()
            .sorted((a, b) -> data.ids().get(a).compareTo(data.ids().get(b)))
            .collect(Collectors.toList());
    Collections.shuffle(byId, new Random(seed));
    Labels.Editor labels = data.labels().edit();
    for (int row : byId.subList(0, count)) {
      labels.set(row, Labels.NONE, data.labels().attribution(row));
    }
    return data.toBuilder().labels(labels.done()).build();
  }
}
