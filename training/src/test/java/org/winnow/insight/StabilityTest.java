package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StabilityTest {

  @Test
  void isAgreementBeyondChance() {
    // By hand: 8 of 10 agree; the classes' shares are .5/.5 and .5/.5, so chance is .5.
    int[] before = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1};
    int[] now = {0, 0, 0, 0, 1, 1, 1, 1, 1, 0};
    Stability found = Stability.of(before, now, 2);
    assertEquals(2, found.changed());
    assertEquals((.8 - .5) / (1 - .5), found.kappa(), 1e-12);
  }

  @Test
  void isOneWhereNothingChangedAlsoWithASingleClass() {
    assertEquals(1, Stability.of(new int[] {1, 1}, new int[] {1, 1}, 2).kappa());
    assertEquals(1, Stability.of(new int[0], new int[0], 2).kappa());
  }

  @Test
  void saysStopAfterThreeStableRounds() {
    Stability stable = new Stability(100, 1, .991);
    Stability not = new Stability(100, 9, .90);
    assertFalse(Stability.saysStop(List.of(stable, stable)));
    assertTrue(Stability.saysStop(List.of(not, stable, stable, stable)));
    assertFalse(Stability.saysStop(List.of(stable, stable, not)));
  }
}
