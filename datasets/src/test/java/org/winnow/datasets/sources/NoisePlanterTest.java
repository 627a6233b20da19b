package org.winnow.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;

class NoisePlanterTest {
  private final Dataset digits = Sources.load("digits", LoadOptions.standard()).dataset();

  @Test
  void theOrderOfTheRowsPlaysNoPart() {
    int n = digits.size();
    int[] reversed = IntStream.range(0, n).map(i -> n - 1 - i).toArray();
    Dataset one = NoisePlanter.uniform(digits, 0.2, 4);
    Dataset other = NoisePlanter.uniform(digits.select(reversed), 0.2, 4);
    assertEquals(one.digest(), other.digest());
    assertEquals(one.planted().ids(), other.planted().ids());
  }

  @Test
  void anotherSeedHitsOtherExamples() {
    assertNotEquals(
        NoisePlanter.uniform(digits, 0.1, 1).planted().ids(),
        NoisePlanter.uniform(digits, 0.1, 2).planted().ids());
  }

  @Test
  void uniformNoiseReachesEveryOtherClass() {
    Dataset noisy = NoisePlanter.uniform(digits, 1, 1);
    boolean[][] seen = new boolean[10][10];
    for (String id : noisy.planted().ids()) {
      seen[noisy.planted().truth(id).orElseThrow()][noisy.labels().classOf(noisy.row(id))] = true;
    }
    for (int truth = 0; truth < 10; truth++) {
      for (int given = 0; given < 10; given++) {
        assertEquals(truth != given, seen[truth][given], truth + " as " + given);
      }
    }
  }

  @Test
  void noNoiseChangesNothing() {
    Dataset same = NoisePlanter.uniform(digits, 0, 1);
    assertEquals(digits.digest(), same.digest());
    assertEquals(0, same.planted().size());
  }

  @Test
  void noiseOnNoiseKeepsTheTruth() {
    Dataset twice = NoisePlanter.pair(NoisePlanter.pair(digits, 1, 1), 1, 2);
    for (String id : twice.planted().ids()) {
      int row = digits.row(id);
      assertEquals(digits.labels().classOf(row), twice.planted().truth(id).orElseThrow());
      assertEquals((digits.labels().classOf(row) + 2) % 10, twice.labels().classOf(twice.row(id)));
    }
    assertTrue(twice.planted().size() > 1200);
  }

  @Test
  void theShareLiesBetweenNoneAndAll() {
    InputException e =
        assertThrows(InputException.class, () -> NoisePlanter.uniform(digits, 1.5, 1));
    assertEquals("the share of labels to flip lies between 0 and 1, got 1.5", e.getMessage());
  }
}
