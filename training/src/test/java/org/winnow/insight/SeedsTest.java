package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.InputException;

class SeedsTest {
  private static final List<String> CLASSES = List.of("cat", "dog");

  /** Examples with a known chance of being right, told as if they were surer by a factor. */
  private record World(float[][] rows, int[] truth) {
    static World of(int n, double temperature, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      float[][] rows = new float[n][];
      int[] truth = new int[n];
      for (int i = 0; i < n; i++) {
        double logit = 8 * random.nextDouble();
        double p = 1 / (1 + Math.exp(-logit));
        double told = 1 / (1 + Math.exp(-logit * temperature));
        boolean first = random.nextBoolean();
        rows[i] =
            new float[] {(float) (first ? told : 1 - told), (float) (first ? 1 - told : told)};
        boolean right = random.nextDouble() < p;
        truth[i] = right == first ? 0 : 1;
      }
      return new World(rows, truth);
    }
  }

  @Test
  void theBandIsAsPreciseAsItWasAskedToBe() {
    for (double boast : new double[] {.5, 1, 3}) {
      World known = World.of(2000, boast, 1);
      World pool = World.of(20_000, boast, 2);
      Seeds seeds = Seeds.of(view(known), known.truth(), view(pool), .99);
      double right = right(seeds, pool);
      assertTrue(right > .985, "boasting " + boast + ": " + right);
      assertEquals(right, seeds.precision(), .006, "its own estimate, boasting " + boast);
      assertTrue(seeds.accepted() > .4 * 20_000, seeds.accepted() + " accepted");
    }
  }

  @Test
  void provesOnlyWhatItsHeldOutLabelsProve() {
    World known = World.of(100, 1, 3);
    World pool = World.of(1000, 1, 4);
    Seeds.Proof proof = Seeds.of(view(known), known.truth(), view(pool), .99).proof();
    assertTrue(proof.labels() > 20 && proof.labels() <= 100, proof.toString());
    assertEquals(BinomialBound.upper(proof.wrong(), proof.labels(), .95), proof.atMost());
    assertTrue(proof.atMost() > .02, "a hundred labels cannot prove 99 %: " + proof);
  }

  @Test
  void theProofHoldsInRepeatedWorlds() {
    // The share of worlds where the real error exceeds the bound must not exceed 5 % by much.
    int broken = 0;
    for (int world = 0; world < 200; world++) {
      World known = World.of(120, 2, 100 + world);
      World pool = World.of(2000, 2, 5000 + world);
      Seeds seeds = Seeds.of(view(known), known.truth(), view(pool), .97);
      broken += seeds.accepted() > 0 && 1 - right(seeds, pool) > seeds.proof().atMost() ? 1 : 0;
    }
    assertTrue(broken <= 16, broken + " of 200"); // 10 expected, two standard errors above
  }

  @Test
  void acceptsNothingWhereNothingIsSureEnough() {
    World known = World.of(200, 1, 5);
    int[] guessed = IntStream.range(0, 200).map(i -> i % 2).toArray();
    World pool = World.of(100, 1, 6);
    Seeds seeds = Seeds.of(view(known), guessed, view(pool), .99);
    assertEquals(0, seeds.accepted());
    assertTrue(Double.isNaN(seeds.precision()));
    assertEquals(100, seeds.proposals().size());
    assertFalse(seeds.proof().atMost() < 1);
  }

  @Test
  void saysWhatIsMissing() {
    World one = World.of(1, 1, 7);
    World known = World.of(10, 1, 8);
    assertThrows(InputException.class, () -> Seeds.of(view(one), one.truth(), view(one), .99));
    assertThrows(InputException.class, () -> Seeds.of(view(known), known.truth(), view(one), 1.5));
    ProbabilityView seen =
        new UncertaintyTest.Probabilities(view(known).ids(), CLASSES, known.rows(), false);
    assertThrows(InputException.class, () -> Seeds.of(seen, known.truth(), view(one), .99));
  }

  private static double right(Seeds seeds, World pool) {
    long right =
        seeds.band().stream()
            .filter(p -> pool.truth()[Integer.parseInt(p.id())] == p.suggested())
            .count();
    return (double) right / seeds.accepted();
  }

  private static ProbabilityView view(World world) {
    List<String> ids = IntStream.range(0, world.rows().length).mapToObj(String::valueOf).toList();
    return new UncertaintyTest.Probabilities(ids, CLASSES, world.rows(), true);
  }
}
