package org.winnow.kernel.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacedTest {
  private static final long LONG = 1_000_000;
  private final ManualClock clock = new ManualClock();
  private final List<String> sent = new ArrayList<>();
  private final Paced<String> paced = new Paced<>(clock, LONG, (a, b) -> a + b, sent::add);

  @Test
  void theFirstGoesAtOnceTheOthersTogetherWhenTheirTimeHasCome() {
    paced.offer("a");
    paced.offer("b");
    paced.offer("c");
    assertEquals(List.of("a"), sent);
    clock.ring();
    assertEquals(List.of("a", "bc"), sent);
  }

  @Test
  void flushSendsTheLastOneAndNothingTwice() {
    paced.offer("a");
    paced.offer("b");
    paced.flush();
    clock.ring();
    paced.flush();
    assertEquals(List.of("a", "b"), sent);
  }
}
