package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.InputException;

class NearestToTest {
  @Test
  void keepsTheNearestOfAllThatWereOffered() {
    SplittableRandom random = new SplittableRandom(3);
    float[][] vectors = new float[500][7];
    for (float[] vector : vectors) {
      for (int d = 0; d < 7; d++) {
        vector[d] = (float) random.nextGaussian();
      }
    }
    float[] wanted = {1, 2, 3, 4, 5, 6, 7};
    NearestTo nearest = new NearestTo(wanted, 9);
    for (int i = 0; i < vectors.length; i++) {
      nearest.offer(i, vectors[i]);
    }
    List<Integer> bruteForce =
        IntStream.range(0, vectors.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> angle(wanted, vectors[i])))
            .limit(9)
            .toList();
    assertEquals(bruteForce, nearest.found().stream().map(NearestTo.Near::position).toList());
  }

  private static double angle(float[] a, float[] b) {
    double dot = 0;
    double lengths = 1;
    for (float[] v : List.of(a, b)) {
      double square = 0;
      for (float x : v) {
        square += x * x;
      }
      lengths *= square;
    }
    for (int d = 0; d < a.length; d++) {
      dot += a[d] * b[d];
    }
    return Math.acos(dot / Math.sqrt(lengths));
  }

  @Test
  void distancesAreThoseOfTheDirections() {
    NearestTo nearest = new NearestTo(new float[] {2, 0}, 5);
    nearest.offer(0, new float[] {0, 3}); // across
    nearest.offer(1, new float[] {-1, 0}); // opposite
    nearest.offer(2, new float[] {9, 0}); // the same
    nearest.offer(3, new float[] {1, 1}); // 45 degrees
    nearest.offer(4, new float[] {0, 0}); // like nothing
    List<NearestTo.Near> found = nearest.found();
    assertEquals(List.of(2, 3, 0, 4, 1), found.stream().map(NearestTo.Near::position).toList());
    double[] expected = {0, 1 - Math.sqrt(.5), 1, 1, 2};
    for (int i = 0; i < 5; i++) {
      assertEquals(expected[i], found.get(i).distance(), 1e-7);
    }
  }

  @Test
  void refusesWhatHasNoDirectionOrAnotherWidth() {
    InputException zero =
        assertThrows(InputException.class, () -> new NearestTo(new float[] {0, 0}, 3));
    assertTrue(zero.getMessage().contains("only zeros"), zero.getMessage());
    NearestTo nearest = new NearestTo(new float[] {1, 0}, 3);
    assertThrows(InputException.class, () -> nearest.offer(0, new float[] {1}));
    assertThrows(InputException.class, () -> nearest.offer(0, new float[] {1, Float.NaN}));
  }
}
