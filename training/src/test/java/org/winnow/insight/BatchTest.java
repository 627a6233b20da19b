package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.InputException;

class BatchTest {
  private static final float[][] NOTHING = {};

  @Test
  void kCenterTakesTheFarthestFirst() {
    Candidates line = unjudged(new float[][] {{1}, {2}, {10}, {5}}, new float[][] {{0}});
    // From 0 the farthest is 10, then of {0, 10} it is 5, then 2.
    assertArrayEquals(new int[] {2, 3, 1}, choose(line, Strategy.K_CENTER, 3));
  }

  @Test
  void kCenterWithoutLabelsBeginsInTheMiddle() {
    Candidates line = unjudged(new float[][] {{0}, {4}, {5}, {11}}, NOTHING);
    assertArrayEquals(new int[] {2, 3, 0}, choose(line, Strategy.K_CENTER, 3));
  }

  @Test
  void badgeBeginsWithTheLongestGradientAndNeverDrawsItsCopy() {
    // g = (p − onehot) ⊗ h: the second has the first one's gradient, (−½, ½) ⊗ (1, 0).
    float[][] hidden = {{1, 0}, {2, 0}, {0, 1}};
    float[][] p = {{.5f, .5f}, {.75f, .25f}, {.75f, .25f}};
    for (long seed = 1; seed <= 20; seed++) {
      Batch.Wish wish = new Batch.Wish(Strategy.BADGE, 3, false, seed);
      Batch batch = Batch.of(judged(hidden, p), wish, StepWatcher.silent());
      assertArrayEquals(new int[] {0, 2}, batch.positions());
    }
  }

  @Test
  void badgeDrawsByTheSquaredDistanceOfGradients() {
    // Gradients by hand: (½, ½)⊗ of lengths² ½·{4, 1, 2}; orthogonal, so distances² to the first
    // are 2 + ½ = 2.5 and 2 + 1 = 3: the third is drawn second with chance 3 / 5.5.
    float[][] hidden = {{2, 0, 0}, {0, 1, 0}, {0, 0, (float) Math.sqrt(2)}};
    float[][] p = {{.5f, .5f}, {.5f, .5f}, {.5f, .5f}};
    int third = 0;
    for (long seed = 1; seed <= 4000; seed++) {
      Batch.Wish wish = new Batch.Wish(Strategy.BADGE, 2, false, seed);
      int[] chosen = Batch.of(judged(hidden, p), wish, StepWatcher.silent()).positions();
      assertEquals(0, chosen[0]);
      third += chosen[1] == 2 ? 1 : 0;
    }
    assertEquals(3 / 5.5, third / 4000.0, .03); // three standard errors are .024
  }

  @Test
  void powerBaldDrawsInProportion() {
    // Mutual informations .368064 and .163896, by hand as in PassesTest.
    Passes passes = passes();
    Candidates two = new Candidates(new float[][] {{0}, {1}}, NOTHING, Optional.of(passes));
    int first = 0;
    for (long seed = 1; seed <= 4000; seed++) {
      Batch.Wish wish = new Batch.Wish(Strategy.POWER_BALD, 1, false, seed);
      first += Batch.of(two, wish, StepWatcher.silent()).positions()[0] == 0 ? 1 : 0;
    }
    assertEquals(.368064 / (.368064 + .163896), first / 4000.0, .03);
  }

  @Test
  void typiclustTakesTheMiddleOfEachGroupWithoutLabels() {
    List<float[]> vectors = new ArrayList<>();
    addGroup(vectors, 0, 9);
    addGroup(vectors, 2, 15);
    addGroup(vectors, 4, 7);
    // The largest group, around angle 2, has a label already.
    Candidates groups = unjudged(vectors.toArray(float[][]::new), new float[][] {angle(2.001)});
    assertArrayEquals(new int[] {4, 9 + 15 + 3}, choose(groups, Strategy.TYPICLUST, 2));
  }

  @Test
  void marginTakesTheMostUnsure() {
    Candidates three =
        judged(new float[][] {{0}, {5}, {9}}, new float[][] {{.9f, .1f}, {.55f, .45f}, {.7f, .3f}});
    Batch batch =
        Batch.of(three, new Batch.Wish(Strategy.MARGIN, 2, false, 1), StepWatcher.silent());
    assertArrayEquals(new int[] {1, 2}, batch.positions());
    assertEquals(.9, batch.ranking().orElseThrow().get(0).value(), 1e-6);
  }

  @Test
  void diverseLeavesOutWhatIsLikeAChosenOne() {
    // The two most unsure lie side by side; the third is almost as unsure and far away.
    Candidates three =
        judged(
            new float[][] {{0}, {2}, {9}, {30}},
            new float[][] {{.5f, .5f}, {.51f, .49f}, {.55f, .45f}, {1, 0}});
    assertArrayEquals(new int[] {0, 1}, choose(three, Strategy.MARGIN, 2));
    Batch.Wish diverse = new Batch.Wish(Strategy.MARGIN, 2, true, 1);
    assertArrayEquals(new int[] {0, 2}, Batch.of(three, diverse, StepWatcher.silent()).positions());
  }

  @Test
  void duplicatesNeverFillABatch() {
    float[][] distinct = NeighboursTest.clusters(60, 8, 6);
    float[][] fiveTimes =
        IntStream.range(0, 300).mapToObj(i -> distinct[i / 5]).toArray(float[][]::new);
    float[][] p = new float[300][];
    Arrays.setAll(p, i -> new float[] {.5f + .005f * (i / 5), .5f - .005f * (i / 5)});
    Candidates pool =
        new Candidates(
            fiveTimes, new float[][] {distinct[0].clone()}, judged(fiveTimes, p).predictions());
    for (Strategy s : Strategy.values()) {
      if (!s.needsPasses() && s != Strategy.RANDOM) {
        int[] chosen = choose(pool, s, 20);
        long different = Arrays.stream(chosen).map(i -> i / 5).distinct().count();
        assertEquals(20, different, s + " " + Arrays.toString(chosen));
        assertTrue(Arrays.stream(chosen).allMatch(i -> i >= 5), s + " chose what is labelled");
      }
    }
    assertEquals(59, choose(pool, Strategy.MARGIN, 200).length);
  }

  @Test
  void theSameWishGivesTheSameBatch() {
    float[][] vectors = NeighboursTest.clusters(400, 8, 6);
    float[][] p = new float[400][];
    Arrays.setAll(p, i -> new float[] {.5f + .001f * i, .5f - .001f * i});
    for (Strategy s : List.of(Strategy.BADGE, Strategy.TYPICLUST, Strategy.RANDOM)) {
      assertArrayEquals(choose(judged(vectors, p), s, 9), choose(judged(vectors, p), s, 9));
    }
  }

  @Test
  void saysWhatAStrategyLacks() {
    Candidates blank = unjudged(new float[][] {{0}, {1}}, NOTHING);
    InputException e = assertThrows(InputException.class, () -> choose(blank, Strategy.MARGIN, 1));
    assertTrue(e.getMessage().contains("typiclust"), e.getMessage());
    assertThrows(
        InputException.class, () -> choose(unjudged(NOTHING, NOTHING), Strategy.RANDOM, 1));
    assertThrows(InputException.class, () -> new Batch.Wish(Strategy.RANDOM, 0, false, 1));
  }

  @Test
  void tellsHowFarItIsAndEndsWhereItsThreadIsInterrupted() {
    float[][] vectors = NeighboursTest.clusters(2000, 4, 5);
    Candidates pool = unjudged(vectors, NOTHING);
    List<Long> steps = new ArrayList<>();
    Batch.Wish wish = new Batch.Wish(Strategy.K_CENTER, 5, false, 1);
    Batch.of(pool, wish, (what, done, total) -> steps.add(done));
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), steps);
    StepWatcher interrupting = (what, done, total) -> Thread.currentThread().interrupt();
    try {
      assertThrows(CancellationException.class, () -> Batch.of(pool, wish, interrupting));
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  private static int[] choose(Candidates candidates, Strategy strategy, int n) {
    return Batch.of(candidates, new Batch.Wish(strategy, n, false, 1), StepWatcher.silent())
        .positions();
  }

  private static Candidates unjudged(float[][] vectors, float[][] labelled) {
    return new Candidates(vectors, labelled, Optional.empty());
  }

  private static Candidates judged(float[][] vectors, float[][] p) {
    List<String> ids = IntStream.range(0, p.length).mapToObj(i -> "e" + i).toList();
    ProbabilityView view = new UncertaintyTest.Probabilities(ids, List.of("cat", "dog"), p, true);
    return new Candidates(vectors, NOTHING, Optional.of(view));
  }

  private static Passes passes() {
    PassCollector collector =
        new PassCollector(List.of("quarrel", "lean"), List.of("cat", "dog"), true);
    collector.addAll(new float[][] {{.9f, .1f}, {1, 0}});
    collector.addAll(new float[][] {{.1f, .9f}, {.6f, .4f}});
    return collector.done();
  }

  /** An odd number of points on the unit circle, denser towards the angle in their middle. */
  private static void addGroup(List<float[]> vectors, double middle, int size) {
    for (int i = 0; i < size; i++) {
      int j = i - size / 2;
      vectors.add(angle(middle + .003 * j * Math.abs(j)));
    }
  }

  private static float[] angle(double radians) {
    return new float[] {(float) Math.cos(radians), (float) Math.sin(radians)};
  }
}
