package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.InputException;

class NeighboursTest {

  @Test
  void agreesWithComparingEveryPair() {
    float[][] vectors = clusters(700, 13, 9);
    Neighbours found = Neighbours.exact(vectors, 10);
    for (int i = 0; i < vectors.length; i += 7) {
      assertArrayEquals(bruteForce(vectors, i, 10), found.of(i), "example " + i);
      assertEquals(cosine(vectors[i], vectors[found.of(i)[0]]), found.similarity(i, 0), 1e-5);
    }
  }

  @Test
  void cellsFindNearlyAllNeighbours() {
    float[][] vectors = clusters(6000, 16, 40);
    Neighbours exact = Neighbours.exact(vectors, 10);
    Neighbours cells = Neighbours.inCells(vectors, 10);
    assertFalse(cells.isExact());
    int hits = 0;
    for (int i = 0; i < vectors.length; i++) {
      int[] wanted = exact.of(i);
      hits += (int) Arrays.stream(cells.of(i)).filter(j -> contains(wanted, j)).count();
    }
    assertTrue(hits >= .93 * 60_000, "found " + hits + " of 60000");
  }

  @Test
  void cellsGiveTheSameAnswerTwice() {
    float[][] vectors = clusters(2000, 8, 10);
    Neighbours first = Neighbours.inCells(vectors, 5);
    Neighbours second = Neighbours.inCells(vectors, 5);
    for (int i = 0; i < vectors.length; i++) {
      assertArrayEquals(first.of(i), second.of(i));
    }
  }

  @Test
  void givesAsManyAsThereAre() {
    float[][] three = {{1, 0}, {.9f, .1f}, {0, 1}};
    Neighbours found = Neighbours.of(three, 10);
    assertEquals(2, found.perExample());
    assertArrayEquals(new int[] {1, 2}, found.of(0));
    assertEquals(0, Neighbours.of(new float[][] {{1, 0}}, 10).of(0).length);
  }

  @Test
  void aZeroVectorIsSimilarToNothing() {
    float[][] vectors = {{0, 0}, {1, 0}, {1, .1f}};
    Neighbours found = Neighbours.of(vectors, 2);
    assertEquals(0, found.similarity(0, 0));
    assertArrayEquals(new int[] {2, 0}, found.of(1));
  }

  @Test
  void refusesVectorsOfDifferentWidths() {
    InputException e =
        assertThrows(InputException.class, () -> Neighbours.of(new float[][] {{1, 0}, {1}}, 1));
    assertEquals("expected vectors of one width, got 2 and 1 values (position 1)", e.getMessage());
  }

  static float[][] clusters(int n, int width, int centres) {
    return clusters(n, width, centres, .4f);
  }

  static float[][] clusters(int n, int width, int centres, float spread) {
    SplittableRandom random = new SplittableRandom(5);
    float[][] middle = new float[centres][width];
    for (float[] m : middle) {
      for (int d = 0; d < width; d++) {
        m[d] = (float) random.nextGaussian();
      }
    }
    float[][] vectors = new float[n][width];
    for (int i = 0; i < n; i++) {
      for (int d = 0; d < width; d++) {
        vectors[i][d] = middle[i % centres][d] + (float) random.nextGaussian() * spread;
      }
    }
    return vectors;
  }

  private static boolean contains(int[] values, int wanted) {
    return Arrays.stream(values).anyMatch(v -> v == wanted);
  }

  private static int[] bruteForce(float[][] vectors, int i, int k) {
    return IntStream.range(0, vectors.length)
        .filter(j -> j != i)
        .boxed()
        .sorted(Comparator.comparingDouble(j -> -cosine(vectors[i], vectors[j])))
        .limit(k)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double squareA = 0;
    double squareB = 0;
    for (int d = 0; d < a.length; d++) {
      dot += (double) a[d] * b[d];
      squareA += (double) a[d] * a[d];
      squareB += (double) b[d] * b[d];
    }
    return dot / Math.sqrt(squareA * squareB);
  }

  @Test
  void endsWhereItsThreadIsInterrupted() {
    float[][] vectors = {{1, 0}, {0, 1}, {1, 1}};
    Thread.currentThread().interrupt();
    try {
      assertThrows(CancellationException.class, () -> Neighbours.exact(vectors, 2));
    } finally {
      assertTrue(Thread.interrupted());
    }
  }
}
