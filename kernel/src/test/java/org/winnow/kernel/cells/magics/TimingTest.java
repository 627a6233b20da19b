package org.winnow.kernel.cells.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.winnow.kernel.TimedCode;

class TimingTest {
  private final List<Long> asked = new ArrayList<>();

  private final TimedCode counted =
      new TimedCode() {
        @Override
        public void repeat(long times) {
          asked.add(times);
        }
      };

  @Test
  void givenLoopsAndRunsAreKept() throws Throwable {
    Timing timing = Timing.of(counted, 40, 3);
    assertEquals(List.of(40L, 40L, 40L), asked);
    assertEquals(3, timing.nanos().length);
  }

  @Test
  void loopsGrowByTensUntilARunIsLongEnough() throws Throwable {
    Timing.of(counted, 0, 1);
    assertEquals(1L, asked.get(0));
    assertEquals(10L, asked.get(1));
    assertEquals(1_000_000_000L, asked.get(asked.size() - 1));
  }

  @Test
  void figuresAreThoseOfTheRuns() {
    Timing timing =
        new Timing(1_000, new double[] {2_000, 4_000, 4_000, 4_000, 5_000, 5_000, 7_000, 9_000});
    assertEquals(5_000, timing.mean());
    assertEquals(2_000, timing.deviation(), 1e-9);
    assertEquals(2_000, timing.best());
    assertEquals(
        "5.00 µs ± 2.00 µs per loop (mean ± standard deviation of 8 runs, 1,000 loops each),"
            + " best 2.00 µs",
        timing.toString());
  }

  @Test
  void timesHaveThreeDigitsInTheUnitThatSuits() {
    assertEquals("0.50 ns", Timing.text(0.5));
    assertEquals("1.00 µs", Timing.text(999.7));
    assertEquals("12.3 ms", Timing.text(12_345_678));
    assertEquals("250 s", Timing.text(250e9));
  }

  @Test
  void anInterruptEndsIt() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> Timing.of(counted, 1, 1));
    assertTrue(asked.isEmpty());
  }
}
