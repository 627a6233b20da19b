package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.InputException;
import org.winnow.insight.Uncertainty.Measure;

class UncertaintyTest {
  // By hand: margins .02 .45 .5, entropies .693 .909 .802, largest .51 .6 .75.
  private static final ProbabilityView VIEW =
      new Probabilities(
          List.of("tied", "spread", "sure"),
          List.of("cat", "dog", "owl"),
          new float[][] {{.49f, .51f, 0}, {.6f, .15f, .25f}, {.1f, .15f, .75f}},
          true);

  @Test
  void marginPutsTheTiedPairFirst() {
    Uncertainty ranked = Uncertainty.rank(VIEW, Measure.MARGIN);
    assertEquals(List.of("tied", "spread", "sure"), ids(ranked));
    assertEquals(.98, ranked.get(0).value(), 1e-6);
    assertEquals(.65, ranked.get(1).value(), 1e-6);
  }

  @Test
  void entropyPutsTheSpreadRowFirst() {
    Uncertainty ranked = Uncertainty.rank(VIEW, Measure.ENTROPY);
    assertEquals(List.of("spread", "sure", "tied"), ids(ranked));
    assertEquals(.937637, ranked.get(0).value(), 1e-5);
  }

  @Test
  void leastConfidenceLooksAtTheLargestOnly() {
    Uncertainty ranked = Uncertainty.rank(VIEW, Measure.LEAST_CONFIDENCE);
    assertEquals(List.of("tied", "spread", "sure"), ids(ranked));
    assertEquals(.49, ranked.get(0).value(), 1e-6);
  }

  @Test
  void namesTheTwoClassesInQuestion() {
    Uncertainty.Uncertain first = Uncertainty.rank(VIEW, Measure.MARGIN).top(1).get(0);
    assertEquals(1, first.first());
    assertEquals(.51, first.firstProbability(), 1e-6);
    assertEquals(0, first.second());
    assertEquals(.49, first.secondProbability(), 1e-6);
  }

  @Test
  void saysWhetherItIsInSample() {
    assertTrue(!Uncertainty.rank(VIEW, Measure.MARGIN).inSample());
  }

  @Test
  void refusesASingleClass() {
    ProbabilityView one =
        new Probabilities(List.of("a"), List.of("cat"), new float[][] {{1}}, true);
    assertThrows(InputException.class, () -> Uncertainty.rank(one, Measure.MARGIN));
  }

  private static List<String> ids(Uncertainty ranked) {
    return ranked.stream().map(Uncertainty.Uncertain::id).toList();
  }

  /** Plain probabilities. */
  record Probabilities(
      List<String> ids, List<String> classes, float[][] probabilities, boolean outOfSample)
      implements ProbabilityView {}
}
