package org.winnow.insight;

import java.util.Arrays;

/**
 * Finds for some query vectors the candidates of largest cosine, as products of blocks that fit the
 * processor's cache. Holds scratch memory (under 1 MiB at width 256): one object a thread.
 */
final class NearestSearch {
  static final int QUERIES = 256;
  private static final int CANDIDATES = 256;

  private final UnitVectors queries;
  private final UnitVectors candidates;
  private final int k;
  private final float[] queryBlock;
  private final float[] candidateBlock;
  private final float[] first = new float[CANDIDATES];
  private final float[] second = new float[CANDIDATES];
  private int[] nearest;
  private float[] similarity;

  /**
   * @param k how many are wanted for each query
   */
  NearestSearch(UnitVectors queries, UnitVectors candidates, int k) {
    this.queries = queries;
    this.candidates = candidates;
    this.k = k;
    queryBlock = new float[QUERIES * queries.width()];
    candidateBlock = new float[CANDIDATES * queries.width()];
  }

  /** Where results go: row {@code r} of the queries fills {@code [r · k, (r + 1) · k)} of each. */
  NearestSearch into(int[] indices, float[] similarities) {
    nearest = indices;
    similarity = similarities;
    return this;
  }

  /** Searches {@code queryRows[from..to)}, at most {@link #QUERIES}, among some candidates. */
  void search(int[] queryRows, int from, int to, int[] candidateRows) {
    for (int i = from; i < to; i++) {
      Arrays.fill(nearest, queryRows[i] * k, (queryRows[i] + 1) * k, -1);
      Arrays.fill(similarity, queryRows[i] * k, (queryRows[i] + 1) * k, Float.NEGATIVE_INFINITY);
    }
    queries.gather(queryRows, from, to, queryBlock);
    for (int start = 0; start < candidateRows.length; start += CANDIDATES) {
      int end = Math.min(candidateRows.length, start + CANDIDATES);
      candidates.gatherTransposed(candidateRows, start, end, candidateBlock, CANDIDATES);
      for (int q = 0; q < to - from; q += 2) {
        int other = Math.min(q + 1, to - from - 1);
        multiply(q, other);
        keep(queryRows[from + q], candidateRows, start, end, first);
        if (other != q) {
          keep(queryRows[from + other], candidateRows, start, end, second);
        }
      }
    }
  }

  /** Products of two queries with the whole candidate block; the inner loop vectorises. */
  private void multiply(int queryA, int queryB) {
    int width = queries.width();
    Arrays.fill(first, 0);
    Arrays.fill(second, 0);
    int d = 0;
    for (; d + 4 <= width; d += 4) {
      fourColumns(queryA * width + d, queryB * width + d, d * CANDIDATES);
    }
    for (; d < width; d++) {
      float a = queryBlock[queryA * width + d];
      float b = queryBlock[queryB * width + d];
      int column = d * CANDIDATES;
      for (int c = 0; c < CANDIDATES; c++) {
        first[c] += a * candidateBlock[column + c];
        second[c] += b * candidateBlock[column + c];
      }
    }
  }

  private void fourColumns(int a, int b, int column) {
    float a0 = queryBlock[a];
    float a1 = queryBlock[a + 1];
    float a2 = queryBlock[a + 2];
    float a3 = queryBlock[a + 3];
    float b0 = queryBlock[b];
    float b1 = queryBlock[b + 1];
    float b2 = queryBlock[b + 2];
    float b3 = queryBlock[b + 3];
    float[] block = candidateBlock;
    float[] outA = first;
    float[] outB = second;
    for (int c = 0; c < CANDIDATES; c++) {
      float x0 = block[column + c];
      float x1 = block[column + CANDIDATES + c];
      float x2 = block[column + 2 * CANDIDATES + c];
      float x3 = block[column + 3 * CANDIDATES + c];
      outA[c] += a0 * x0 + a1 * x1 + a2 * x2 + a3 * x3;
      outB[c] += b0 * x0 + b1 * x1 + b2 * x2 + b3 * x3;
    }
  }

  private void keep(int query, int[] candidateRows, int start, int end, float[] products) {
    int last = query * k + k - 1;
    float worst = similarity[last];
    for (int c = start; c < end; c++) {
      if (products[c - start] > worst && !(queries == candidates && candidateRows[c] == query)) {
        insert(query * k, last, candidateRows[c], products[c - start]);
        worst = similarity[last];
      }
    }
  }

  private void insert(int begin, int last, int row, float value) {
    int at = last;
    while (at > begin && similarity[at - 1] < value) {
      similarity[at] = similarity[at - 1];
      nearest[at] = nearest[at - 1];
      at--;
    }
    similarity[at] = value;
    nearest[at] = row;
  }
}
