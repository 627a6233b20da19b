package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClassDriftTest {
  @Test
  void isPearsonsChiSquareOfATableWithTwoRows() {
    // By hand: rows (30, 70) and (50, 50); expected (40, 60) twice; 2.5 + 1.667 twice = 8.333.
    ClassDrift drift =
        ClassDrift.between(Map.of(0, 30L, 1, 70L), Map.of(0, 50L, 1, 50L)).orElseThrow();
    assertEquals(25 / 3.0, drift.statistic(), 1e-12);
    assertEquals(1, drift.degrees());
    assertEquals(0.003892, drift.p(), 1e-6); // of one degree: erfc(sqrt(statistic / 2))
    assertEquals(.2, drift.distance(), 1e-12);
  }

  @Test
  void twoDegreesDecayExponentially() {
    ClassDrift drift =
        ClassDrift.between(Map.of(0, 10L, 1, 20L, 2, 30L), Map.of(0, 30L, 1, 20L, 2, 10L))
            .orElseThrow();
    assertEquals(20, drift.statistic(), 1e-12);
    assertEquals(Math.exp(-10), drift.p(), 1e-15);
  }

  @Test
  void rareClassesAreTakenTogether() {
    ClassDrift drift =
        ClassDrift.between(
                Map.of(0, 100L, 1, 100L, 2, 2L, 3, 4L), Map.of(0, 100L, 1, 100L, 2, 3L, 3, 2L))
            .orElseThrow();
    assertEquals(2, drift.degrees());
    assertTrue(drift.p() > .9);
  }

  @Test
  void nothingIsComparedWithNothing() {
    assertEquals(Optional.empty(), ClassDrift.between(Map.of(), Map.of(0, 5L)));
    assertEquals(Optional.empty(), ClassDrift.between(Map.of(0, 50L), Map.of(0, 50L)));
  }
}
