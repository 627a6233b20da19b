package org.winnow.insight;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Vectors grouped around centres by spherical k-means (Dhillon and Modha 2001), so that a search
 * can leave out what is far away.
 *
 * @param centres one for each cell
 * @param members rows of each cell, ascending
 */
record Cells(UnitVectors centres, int[][] members) {
  private static final int SAMPLE_PER_CELL = 48;
  private static final int ROUNDS = 8;

  /** About √n cells; the same vectors give the same cells. */
  static Cells of(UnitVectors vectors) {
    return of(vectors, (int) Math.max(1, Math.round(Math.sqrt(vectors.size()))));
  }

  /**
   * So many cells; the same vectors give the same cells.
   *
   * @param count 1 to the number of vectors
   */
  static Cells of(UnitVectors vectors, int count) {
    int[] sample = sample(vectors.size(), Math.min(vectors.size(), count * SAMPLE_PER_CELL));
    float[][] centres = new float[count][];
    for (int c = 0; c < count; c++) {
      centres[c] = vectors.row(sample[c]);
    }
    UnitVectors units = UnitVectors.of(centres);
    for (int round = 0; round < ROUNDS; round++) {
      units = means(vectors, sample, nearest(vectors, sample, units), units);
    }
    int[] all = IntStream.range(0, vectors.size()).toArray();
    return new Cells(units, group(nearest(vectors, all, units), count));
  }

  /**
   * The rows of the cells nearest to a cell, itself first.
   *
   * @param probes how many cells
   * @param atLeast more cells follow until so many rows are there
   */
  int[] around(int[] nearestCells, int probes, int atLeast) {
    int[] rows = new int[0];
    for (int p = 0; p < nearestCells.length && (p < probes || rows.length < atLeast); p++) {
      int[] more = members[nearestCells[p]];
      int had = rows.length;
      rows = Arrays.copyOf(rows, had + more.length);
      System.arraycopy(more, 0, rows, had, more.length);
    }
    return rows;
  }

  /** For each cell all cells by falling similarity of their centres, at most {@code limit}. */
  int[][] cellsByNearness(int limit) {
    int count = members.length;
    int k = Math.min(limit, count);
    int[] found = new int[count * k];
    int[] all = IntStream.range(0, count).toArray();
    // A second view of the same centres, so that a cell finds itself too.
    UnitVectors same = centres.copy();
    NearestSearch search = new NearestSearch(centres, same, k).into(found, new float[count * k]);
    for (int from = 0; from < count; from += NearestSearch.QUERIES) {
      search.search(all, from, Math.min(count, from + NearestSearch.QUERIES), all);
    }
    int[][] out = new int[count][];
    Arrays.setAll(out, c -> selfFirst(Arrays.copyOfRange(found, c * k, (c + 1) * k), c));
    return out;
  }

  private static int[] selfFirst(int[] cells, int self) {
    int at = 0;
    while (at < cells.length - 1 && cells[at] != self) {
      at++;
    }
    System.arraycopy(cells, 0, cells, 1, at);
    cells[0] = self;
    return cells;
  }

  /** Distinct rows in random order (the first steps of a Fisher–Yates shuffle). */
  private static int[] sample(int n, int size) {
    SplittableRandom random = new SplittableRandom(1);
    int[] rows = IntStream.range(0, n).toArray();
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i, n);
      int row = rows[i];
      rows[i] = rows[j];
      rows[j] = row;
    }
    return Arrays.copyOf(rows, size);
  }

  /** The nearest centre of each of some rows. */
  private static int[] nearest(UnitVectors vectors, int[] rows, UnitVectors centres) {
    int[] found = new int[vectors.size()];
    float[] similarity = new float[vectors.size()];
    int[] all = IntStream.range(0, centres.size()).toArray();
    Blocks.forEach(
        rows.length,
        NearestSearch.QUERIES,
        () -> new NearestSearch(vectors, centres, 1).into(found, similarity),
        (search, from, to) -> search.search(rows, from, to, all));
    return IntStream.of(rows).map(r -> found[r]).toArray();
  }

  private static UnitVectors means(
      UnitVectors vectors, int[] rows, int[] cell, UnitVectors before) {
    double[][] sums = new double[before.size()][vectors.width()];
    for (int i = 0; i < rows.length; i++) {
      vectors.addTo(rows[i], sums[cell[i]]);
    }
    float[][] centres = new float[sums.length][vectors.width()];
    for (int c = 0; c < sums.length; c++) {
      double square = Arrays.stream(sums[c]).map(v -> v * v).sum();
      if (square == 0) {
        centres[c] = before.row(c); // an empty cell keeps its centre
        continue;
      }
      for (int d = 0; d < sums[c].length; d++) {
        centres[c][d] = (float) (sums[c][d] / Math.sqrt(square));
      }
    }
    return UnitVectors.of(centres);
  }

  private static int[][] group(int[] cell, int count) {
    int[] sizes = new int[count];
    for (int c : cell) {
      sizes[c]++;
    }
    int[][] members = new int[count][];
    Arrays.setAll(members, c -> new int[sizes[c]]);
    Arrays.fill(sizes, 0);
    for (int row = 0; row < cell.length; row++) {
      members[cell[row]][sizes[cell[row]]++] = row;
    }
    return members;
  }
}
