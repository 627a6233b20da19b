package org.winnow.worth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {
  /** Abramowitz and Stegun 1964, table 26.10, column .95. */
  @ParameterizedTest
  @CsvSource({"1,12.706", "2,4.303", "3,3.182", "4,2.776", "9,2.262", "30,2.042", "120,1.980"})
  void quantilesAreThoseOfTheTable(int freedom, double value) {
    assertEquals(value, StudentT.twoSided95(freedom), 5e-4);
  }

  /** Differences .1 .2 .3: mean .2, standard deviation .1, so ± 4.303 · .1 / √3. */
  @Test
  void anIntervalIsThatOfThePairs() {
    Paired paired = new Paired(List.of(.5, .9, .7), List.of(.4, .7, .4));
    assertEquals(.2, paired.difference(), 1e-12);
    assertEquals(4.303 * .1 / Math.sqrt(3), paired.margin(), 1e-4);
    assertEquals(false, paired.clear());
    assertTrue(Double.isNaN(new Paired(List.of(.5), List.of(.4)).margin()));
  }
}
