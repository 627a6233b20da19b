package org.winnow.magics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.insight.Likeness;
import org.winnow.insight.NearestTo;
import org.winnow.training.Predictions;

/** Looks for the examples most like one, block by block, so that memory does not grow with them. */
final class SimilarSearch {
  private static final int BLOCK_VALUES = 1 << 23; // 32 MiB of vectors
  private static final int BLOCK_ROWS = 16_384;

  private final Dataset data;
  private final int row;
  private final Eyes eyes;

  /**
   * @param row of the example
   * @param eyes what is compared
   */
  SimilarSearch(Dataset data, int row, Eyes eyes) {
    this.data = data;
    this.row = row;
    this.eyes = eyes;
  }

  /**
   * The nearest of a pool, which may be the data set itself; the example itself is left out.
   *
   * @throws InputException where there is nothing to compare with, or its shape is another
   */
  Similar among(Dataset pool, Similar.Wish wish) {
    String id = data.ids().get(row);
    int[] rows =
        IntStream.range(0, pool.size())
            .filter(r -> !wish.unlabelled() || !pool.labels().isLabelled(r))
            .filter(r -> isOther(pool, r))
            .toArray();
    if (rows.length == 0) {
      throw new InputException(
          wish.unlabelled()
              ? "every other example of " + pool.name() + " has a label"
              : pool.name() + " has no example that is not in " + data.name() + " already");
    }
    if (!pool.schema().shape().equals(data.schema().shape())) {
      throw new InputException(
          "the examples of "
              + pool.name()
              + " have the shape "
              + pool.schema().shape()
              + ", those of "
              + data.name()
              + " "
              + data.schema().shape());
    }
    NearestTo nearest = new NearestTo(eyes.vectors(data, new int[] {row})[0], wish.n());
    int block = Math.max(1, Math.min(BLOCK_ROWS, BLOCK_VALUES / eyes.width()));
    for (int from = 0; from < rows.length; from += block) {
      heedInterrupt();
      int[] part = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + block));
      float[][] vectors = eyes.vectors(pool, part);
      for (int i = 0; i < part.length; i++) {
        nearest.offer(part[i], vectors[i]);
      }
    }
    return found(id, pool, rows.length, nearest.found());
  }

  /** Of a pool, what is in the data set already is not found again. */
  private boolean isOther(Dataset pool, int r) {
    String id = pool.ids().get(r);
    return pool == data ? r != row : data.ids().find(id) < 0;
  }

  private Similar found(String id, Dataset pool, int among, List<NearestTo.Near> nearest) {
    int[] found = nearest.stream().mapToInt(NearestTo.Near::position).toArray();
    List<Likeness.Near> near =
        nearest.stream()
            .map(n -> new Likeness.Near(pool.ids().get(n.position()), n.distance()))
            .toList();
    Optional<Predictions> said = eyes.said(pool, found);
    return new Similar(
        data.select(new int[] {row}), pool, new Likeness(id, near, among, eyes.ofNetwork()), said);
  }

  private static void heedInterrupt() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("not all examples were compared");
    }
  }
}
