package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairwiseSumTest {

  /** Sums of 1, 1/2, 1/3 … to the last bit; from 1,000 on adding one by one gives other bits. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "5, 2.283333333333333",
    "8, 2.7178571428571425",
    "100, 5.187377517639621",
    "1000, 7.485470860550345",
    "9000, 9.68225107574664",
    "20000, 10.480728217229329"
  })
  void givesTheBitsOfNumpy(int n, double numpy) {
    double[] values = IntStream.range(0, n).mapToDouble(i -> 1 / (i + 1.0)).toArray();
    assertEquals(numpy, PairwiseSum.of(values), 0);
  }
}
