package org.winnow.datasets.sources;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Labels;
import org.winnow.datasets.Planted;
import org.winnow.datasets.Split;

/**
 * Falsifies training labels on purpose, so that finding mistakes can be measured.
 *
 * <p>The falsified labels look as if they had come with the data; the truth is kept in {@link
 * Dataset#planted()} alone. Which examples are hit depends on the seed and the ids, not on the
 * order of the rows. Labels of validation and test stay as they are.
 */
public final class NoisePlanter {
  private NoisePlanter() {}

  /**
   * Gives a share of the labelled training examples another class, each of the other classes being
   * equally likely.
   *
   * @param share 0 to 1; exactly {@code round(share · labelled training examples)} are hit
   */
  public static Dataset uniform(Dataset data, double share, long seed) {
    Random random = new Random(seed);
    int others = data.schema().classes().size() - 1;
    return plant(data, share, random, was -> (was + 1 + random.nextInt(others)) % (others + 1));
  }

  /**
   * Gives a share of the labelled training examples the next class (class k becomes k + 1, the last
   * becomes the first).
   *
   * @param share 0 to 1; exactly {@code round(share · labelled training examples)} are hit
   */
  public static Dataset pair(Dataset data, double share, long seed) {
    int classes = data.schema().classes().size();
    return plant(data, share, new Random(seed), was -> (was + 1) % classes);
  }

  private static Dataset plant(Dataset data, double share, Random random, IntUnaryOperator wrong) {
    if (!(share >= 0 && share <= 1)) {
      throw new InputException("the share of labels to flip lies between 0 and 1, got " + share);
    }
    if (data.schema().classes().size() < 2) {
      throw new InputException("flipping labels needs at least two classes");
    }
    List<Integer> rows = drawRows(data, share, random);
    Labels.Editor labels = data.labels().edit();
    Map<String, Integer> truth = new HashMap<>();
    for (String id : data.planted().ids()) {
      truth.put(id, data.planted().truth(id).orElseThrow());
    }
    for (int row : rows) {
      int was = data.labels().classOf(row);
      int now = wrong.applyAsInt(was);
      labels.set(row, now, data.labels().attribution(row));
      String id = data.ids().get(row);
      if (truth.getOrDefault(id, Labels.NONE) == now) {
        truth.remove(id);
      } else {
        truth.putIfAbsent(id, was);
      }
    }
    return data.toBuilder().labels(labels.done()).planted(new Planted(truth)).build();
  }

  /** Rows to hit, drawn from the ids' order. */
  private static List<Integer> drawRows(Dataset data, double share, Random random) {
    int[] place = new int[data.size()];
    int[] order = data.ids().order();
    for (int i = 0; i < order.length; i++) {
      place[order[i]] = i;
    }
    List<Integer> rows =
        new ArrayList<>(Arrays.stream(data.labelledRows(Split.TRAIN)).boxed().toList());
    rows.sort(Comparator.comparingInt(row -> place[row]));
    long hit = Math.round(share * rows.size());
    java.util.Collections.shuffle(rows, random);
    return rows.subList(0, (int) hit);
  }
}
