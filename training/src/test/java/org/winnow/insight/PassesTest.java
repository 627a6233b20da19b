package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.InputException;
import org.winnow.insight.Uncertainty.Measure;

class PassesTest {
  private static final List<String> IDS = List.of("quarrel", "doubt", "lean");
  private static final float[][] FIRST = {{.9f, .1f}, {.5f, .5f}, {1, 0}};
  private static final float[][] SECOND = {{.1f, .9f}, {.5f, .5f}, {.6f, .4f}};

  // By hand, in nats: H(.5) = .693147, H(.1) = .325083, H(.2) = .500402, H(.4) = .673012.
  private static final Passes PASSES =
      Passes.of(List.of(view(IDS, FIRST, true), view(IDS, SECOND, true)));

  @Test
  void areTheirMeanWithItsSpread() {
    assertEquals(2, PASSES.count());
    assertArrayEquals(new float[] {.5f, .5f}, PASSES.probabilities()[0], 1e-6f);
    assertArrayEquals(new float[] {.8f, .2f}, PASSES.probabilities()[2], 1e-6f);
    assertArrayEquals(new float[] {.4f, .4f}, PASSES.spread(0), 1e-6f);
    assertArrayEquals(new float[] {.2f, .2f}, PASSES.spread(2), 1e-6f);
  }

  @Test
  void mutualInformationTellsQuarrelFromDoubt() {
    assertEquals(.693147 - .325083, PASSES.mutualInformation(0), 1e-5);
    assertEquals(0, PASSES.mutualInformation(1), 1e-6);
    assertEquals(.500402 - .673012 / 2, PASSES.mutualInformation(2), 1e-5);
    Uncertainty ranked = Uncertainty.rank(PASSES, Measure.BALD);
    assertEquals(List.of("quarrel", "lean", "doubt"), ids(ranked));
  }

  @Test
  void entropyOfTheMeanDoesNot() {
    Uncertainty ranked = Uncertainty.rank(PASSES, Measure.ENTROPY);
    assertEquals(.693147, ranked.get(0).value(), 1e-5);
    assertEquals(.693147, ranked.get(1).value(), 1e-5);
    assertEquals(List.of("quarrel", "doubt", "lean"), ids(ranked));
  }

  @Test
  void variationRatioCountsVotes() {
    Uncertainty ranked = Uncertainty.rank(PASSES, Measure.VARIATION_RATIO);
    assertEquals(.5, ranked.get(0).value());
    assertEquals(0, ranked.get(1).value());
  }

  @Test
  void meanStdAveragesTheSpreadOverClasses() {
    Uncertainty ranked = Uncertainty.rank(PASSES, Measure.MEAN_STD);
    assertEquals(List.of("quarrel", "lean", "doubt"), ids(ranked));
    assertEquals(.4, ranked.get(0).value(), 1e-6);
    assertEquals(.2, ranked.get(1).value(), 1e-6);
  }

  @Test
  void areInSampleIfAMemberIs() {
    Passes mixed = Passes.of(List.of(view(IDS, FIRST, true), view(IDS, SECOND, false)));
    assertTrue(PASSES.outOfSample());
    assertFalse(mixed.outOfSample());
  }

  @Test
  void onePassIsNoneToCompare() {
    InputException e =
        assertThrows(
            InputException.class, () -> Uncertainty.rank(view(IDS, FIRST, true), Measure.BALD));
    assertTrue(e.getMessage().startsWith("bald compares several passes"), e.getMessage());
    assertThrows(InputException.class, () -> Passes.of(List.of(view(IDS, FIRST, true))));
  }

  @Test
  void refusesPassesOverOtherExamples() {
    ProbabilityView other = view(List.of("quarrel", "lean", "doubt"), SECOND, true);
    assertThrows(InputException.class, () -> Passes.of(List.of(view(IDS, FIRST, true), other)));
  }

  @Test
  void refusesExamplesThatMissAPass() {
    PassCollector collector = new PassCollector(IDS, List.of("cat", "dog"), true);
    collector.addAll(FIRST);
    collector.addAll(SECOND);
    collector.add(1, FIRST[0]);
    assertThrows(InputException.class, collector::done);
  }

  private static List<String> ids(Uncertainty ranked) {
    return ranked.stream().map(Uncertainty.Uncertain::id).toList();
  }

  private static ProbabilityView view(List<String> ids, float[][] rows, boolean unseen) {
    return new UncertaintyTest.Probabilities(ids, List.of("cat", "dog"), rows, unseen);
  }
}
