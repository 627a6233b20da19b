package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static Annotations of(int classes, int[]... given) {
    List<String> ids = new ArrayList<>();
    List<String> judges = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Arrays.stream(given).forEach(row -> ids.add("e" + ids.size()));
    Arrays.stream(given[0]).forEach(judge -> judges.add("j" + judges.size()));
    for (int c = 0; c < classes; c++) {
      names.add("c" + c);
    }
    return new Annotations(ids, judges, names, given);
  }

  /** 20 and 15 alike, 5 and 10 not: .7 seen, .5 by chance, so .4. */
  @Test
  void cohensKappaOfTwoJudgesByHand() {
    List<int[]> given = new ArrayList<>();
    int[][] counts = {{20, 5}, {10, 15}};
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 2; b++) {
        for (int i = 0; i < counts[a][b]; i++) {
          given.add(new int[] {a, b});
        }
      }
    }
    given.add(new int[] {0, -1}); // nobody to compare with
    Agreement.Kappa kappa = Agreement.cohen(of(2, given.toArray(int[][]::new)), 0, 1);
    assertEquals(.4, kappa.value(), 1e-12);
    assertEquals(50, kappa.n());
  }

  /** The votes 3 0 · 2 1 · 0 3 of three judges: 7/9 seen, 41/81 by chance, so 22/40. */
  @Test
  void fleissKappaByHand() {
    Annotations all = of(2, new int[] {0, 0, 0}, new int[] {0, 1, 0}, new int[] {1, 1, 1});
    assertEquals(.55, Agreement.fleiss(all).value(), 1e-12);
    assertEquals(.55, Agreement.fleiss(all, 0).value(), 1e-12);
    assertEquals(3, Agreement.fleiss(all).n());
  }

  /** Classes 1 and 2 are mixed up, 0 never: votes 2 0 0 · 0 1 1 · 0 2 0 · 2 0 0 by hand. */
  @Test
  void kappasOfClassesTellWhichAreMixedUp() {
    Annotations all = of(3, new int[] {0, 0}, new int[] {1, 2}, new int[] {1, 1}, new int[] {0, 0});
    assertEquals(1, Agreement.fleiss(all, 0).value(), 1e-12);
    // class 1: 3 of 8 votes, so chance 34/64; seen 3/4
    assertEquals((.75 - 34 / 64.) / (1 - 34 / 64.), Agreement.fleiss(all, 1).value(), 1e-12);
  }

  @Test
  void whatIsNotDefinedIsNotANumber() {
    assertTrue(Double.isNaN(Agreement.fleiss(of(2, new int[] {0, -1})).value()));
    assertTrue(Double.isNaN(Agreement.fleiss(of(2, new int[] {0, 0})).value()));
    assertTrue(Double.isNaN(Agreement.cohen(of(2, new int[] {0, -1}), 0, 1).value()));
  }

  @Test
  void theMajorityIsWhatMoreJudgesSaidAndNothingAtATie() {
    Annotations all =
        of(
            3,
            new int[] {0, 1, 1},
            new int[] {0, 1, -1},
            new int[] {2, -1, -1},
            new int[] {-1, -1, -1});
    assertEquals(OptionalInt.of(1), all.majority(0));
    assertEquals(OptionalInt.empty(), all.majority(1));
    assertEquals(OptionalInt.of(2), all.majority(2));
    assertEquals(OptionalInt.empty(), all.majority(3));
  }
}
