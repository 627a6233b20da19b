package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Expected values: cleanlab 2.9.0 on the same probabilities; the confirmed errors are those whose
 * label fewer than 3 of 5 people kept.
 */
class PublishedMnistTest {
  private static final int[] CONFIRMED = {
    947, 1621, 1901, 2130, 2462, 2597, 2654, 3520, 3558, 5937, 6651, 6783, 8527, 9679, 9729
  };

  @Test
  void prunesTheSameExamplesInTheSameOrder() throws IOException {
    PublishedMnist mnist = PublishedMnist.read();
    ConfidentLearning found = ConfidentLearning.of(mnist.probabilities(), mnist.labels());
    boolean[] pruned = found.flagged(LabelFilter.PRUNE_BY_NOISE_RATE);
    int[] expected = {
      449, 582, 947, 1014, 1226, 1681, 1901, 2130, 2462, 2597, 3520, 6597, 9009, 9664, 9729
    };
    assertArrayEquals(expected, ConfidentLearningTest.positions(pruned));
    assertArrayEquals(expected, ConfidentLearningTest.positions(found.offDiagonal()));
    assertEquals(15, found.issues());
    assertEquals(15, found.calibratedIssues());
    double[] scores = LabelScores.selfConfidence(mnist.probabilities(), mnist.labels());
    int[] ranked = IntStream.of(Ranking.ascending(scores)).filter(i -> pruned[i]).toArray();
    int[] order = {
      2597, 947, 9729, 3520, 1681, 582, 2462, 1226, 1014, 6597, 9664, 449, 9009, 1901, 2130
    };
    assertArrayEquals(order, ranked);
  }

  @ParameterizedTest
  @CsvSource({
    "PRUNE_BY_NOISE_RATE, 15, 7",
    "PRUNE_BY_CLASS, 15, 7",
    "BOTH, 15, 7",
    "CONFIDENT_LEARNING, 15, 7",
    "PREDICTED_NEQ_GIVEN, 87, 15",
    "LOW_NORMALIZED_MARGIN, 15, 6",
    "LOW_SELF_CONFIDENCE, 15, 6"
  })
  void everyFilterMarksAsManyAsPublished(LabelFilter filter, int flagged, int confirmed)
      throws IOException {
    PublishedMnist mnist = PublishedMnist.read();
    int[] found =
        ConfidentLearningTest.positions(
            ConfidentLearning.of(mnist.probabilities(), mnist.labels()).flagged(filter));
    assertEquals(flagged, found.length);
    assertEquals(
        confirmed, IntStream.of(found).filter(i -> Arrays.binarySearch(CONFIRMED, i) >= 0).count());
  }

  @Test
  void healthIsThatOfTheSameJoint() throws IOException {
    PublishedMnist mnist = PublishedMnist.read();
    List<String> ids = IntStream.range(0, 10_000).mapToObj(i -> "m" + i).toList();
    List<String> digits = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    DataHealth health =
        DataHealth.of(
            new UncertaintyTest.Probabilities(ids, digits, mnist.probabilities(), true),
            mnist.labels());
    assertEquals(.9985, health.overall(), 1e-12);
    assertEquals(15, health.contradicted());
    assertEquals(new WrongLabelCount(10_000, 15, 0), health.wrong().orElseThrow());
    assertEquals(new ClassOverlap("2", "7", 3, .0003), health.overlaps().get(0));
    ClassHealth five = health.perClass().get(5);
    assertEquals(2, five.doubted());
    assertEquals(.002242, five.noise(), 5e-7);
    ClassHealth seven = health.perClass().get(7);
    assertEquals(3, seven.missed());
    assertEquals(.002915, seven.inverseNoise(), 5e-7);
  }

  @Test
  void scoresHaveThePublishedMeans() throws IOException {
    PublishedMnist mnist = PublishedMnist.read();
    double[] self = LabelScores.selfConfidence(mnist.probabilities(), mnist.labels());
    double[] margin = LabelScores.normalizedMargin(mnist.probabilities(), mnist.labels());
    assertEquals(.98703556, Arrays.stream(self).average().orElseThrow(), 5e-9);
    assertEquals(.98779039, Arrays.stream(margin).average().orElseThrow(), 5e-9);
  }

  @Test
  void confirmedErrorsHaveThePublishedRanks() throws IOException {
    PublishedMnist mnist = PublishedMnist.read();
    double[] self = LabelScores.selfConfidence(mnist.probabilities(), mnist.labels());
    int[] expected = {1, 2, 3, 4, 7, 15, 16, 17, 32, 41, 43, 61, 70, 75, 81};
    assertArrayEquals(expected, ranksOfConfirmed(self));
    // Of the 15 with the lowest score, so many are confirmed (filters low_…, same source).
    assertEquals(6, firstFifteen(self));
    assertEquals(
        6, firstFifteen(LabelScores.normalizedMargin(mnist.probabilities(), mnist.labels())));
  }

  @Test
  void correctedEntropyBringsConfirmedErrorsToTheTop() throws IOException {
    PublishedMnist mnist = PublishedMnist.read();
    int[] published =
        ranksOfConfirmed(
            LabelScores.publishedWeightedEntropy(mnist.probabilities(), mnist.labels()));
    assertEquals(1932, published[0]);
    assertEquals(2632, published[14]);
    int[] corrected =
        ranksOfConfirmed(
            LabelScores.confidenceWeightedEntropy(mnist.probabilities(), mnist.labels()));
    assertEquals(7, corrected[0]);
    assertTrue(corrected[14] <= 77, "last at " + corrected[14]);
  }

  /** Ranks, from 1, ascending. */
  private static int[] ranksOfConfirmed(double[] scores) {
    int[] order = Ranking.ascending(scores);
    return IntStream.range(0, order.length)
        .filter(rank -> Arrays.binarySearch(CONFIRMED, order[rank]) >= 0)
        .map(rank -> rank + 1)
        .toArray();
  }

  private static long firstFifteen(double[] scores) {
    return Arrays.stream(Ranking.ascending(scores))
        .limit(15)
        .filter(i -> Arrays.binarySearch(CONFIRMED, i) >= 0)
        .count();
  }
}
