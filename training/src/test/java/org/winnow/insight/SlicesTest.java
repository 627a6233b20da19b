package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.InputException;

class SlicesTest {
  private static final List<String> PETS = List.of("cat", "dog");

  /** The lady tasting tea (Fisher 1935, §II): of eight cups four, all four right: 1 in 70. */
  @Test
  void chancesAreThoseOfFishersExactTest() {
    Hypergeometric tea = new Hypergeometric(8, 4);
    assertEquals(1 / 70., tea.atLeast(4, 4), 1e-12);
    assertEquals(17 / 70., tea.atLeast(3, 4), 1e-12);
    assertEquals(1, tea.atLeast(0, 4), 1e-12);
    assertEquals(0, tea.atLeast(5, 4));
    // Drawn 7 of 8 with 4 marked: at least 3 are marked.
    assertEquals(1, new Hypergeometric(8, 4).atLeast(3, 7), 1e-12);
  }

  @Test
  void namesTheGroupThatIsWrongMoreOftenThanTheOthers() {
    // 100 examples; of the first ten eight are wrong, of the others nine.
    boolean[] right = new boolean[100];
    double[] losses = new double[100];
    Arrays.setAll(losses, i -> i);
    IntStream.range(0, 100).forEach(i -> right[i] = i < 10 ? i < 2 : i % 10 != i / 10 % 2);
    List<Slices.Group> groups =
        List.of(
            new Slices.Group("island Biscoe", range(0, 10)),
            new Slices.Group("even ones", IntStream.range(0, 50).map(i -> 2 * i).toArray()),
            new Slices.Group("too few", range(2, 6)));
    Slices found = Slices.of(judged(right, losses), groups, "Judged so.");
    assertEquals(1, found.findings().size());
    assertEquals(2, found.tried());
    Finding slice = found.findings().get(0);
    assertEquals(Finding.Kind.SLICE, slice.kind());
    assertEquals("e9", slice.ids().get(0), "the largest loss comes first");
    assertEquals(10, slice.ids().size());
    assertEquals(8, slice.evidence().get("wrong"));
    assertEquals(.2, slice.evidence().get("accuracy"), 1e-12);
    assertEquals(.9, slice.evidence().get("accuracy elsewhere"), 1e-12);
    // Two groups were tried: twice the chance of 8 or more of 17 wrong ones among 10 of 100,
    // C(17,8) C(83,2) + C(17,9) C(83,1) + C(17,10) over C(100,10).
    double chance = (24310. * 3403 + 24310. * 83 + 19448) / 17_310_309_456_440.;
    assertEquals(2 * chance, slice.score(), 1e-12);
    assertTrue(
        slice
            .reason()
            .startsWith(
                "island Biscoe: 8 of 10 are answered wrongly (accuracy 20.0 %, elsewhere 90.0 %; p"),
        slice.reason());
  }

  @Test
  void saysNothingWhereErrorsFallByChance() {
    int named = 0;
    for (long seed = 1; seed <= 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      boolean[] right = new boolean[400];
      IntStream.range(0, 400).forEach(i -> right[i] = random.nextInt(10) > 0);
      List<Slices.Group> groups = new ArrayList<>();
      for (int g = 0; g < 40; g++) {
        int[] some = random.ints(400, 0, 400).distinct().limit(20).toArray();
        groups.add(new Slices.Group("group " + g, some));
      }
      named += Slices.of(judged(right, new double[400]), groups, "").findings().isEmpty() ? 0 : 1;
    }
    // At a level of .05 two of forty are expected; more than six have a chance below 1 in 200.
    assertTrue(named <= 6, named + " of 40");
  }

  @Test
  void saysTheSameOnlyOnce() {
    boolean[] right = new boolean[100];
    IntStream.range(0, 100).forEach(i -> right[i] = i >= 20);
    List<Slices.Group> groups =
        List.of(
            new Slices.Group("labelled cat", range(0, 22)),
            new Slices.Group("alike", range(0, 20)),
            new Slices.Group("others", range(50, 80)));
    List<Finding> found = Slices.of(judged(right, new double[100]), groups, "").findings();
    assertEquals(1, found.size());
    assertTrue(found.get(0).reason().startsWith("alike:"), found.get(0).reason());
  }

  @Test
  void gathersClassesColumnsAndWhatIsAlike() {
    int[] labels = IntStream.range(0, 240).map(i -> i % 2).toArray();
    List<String> islands =
        IntStream.range(0, 240).mapToObj(i -> i < 80 ? "Dream" : "Biscoe").toList();
    List<String> weights = IntStream.range(0, 240).mapToObj(Integer::toString).toList();
    float[][] vectors = NeighboursTest.clusters(240, 8, 2, .2f);
    List<Slices.Group> groups =
        new SliceGroups(240)
            .labelled(labels, PETS)
            .column("island", islands)
            .column("weight", weights)
            .column("note", IntStream.range(0, 240).mapToObj(i -> "n" + i).toList())
            .alike(vectors, labels, PETS)
            .groups();
    assertEquals(
        List.of(
            "labelled cat",
            "labelled dog",
            "island Dream",
            "island Biscoe",
            "weight below 60",
            "weight from 60 to below 120",
            "weight from 120 to below 180",
            "weight of 180 or more"),
        groups.stream().map(Slices.Group::name).limit(8).toList());
    assertArrayEquals(range(60, 120), groups.get(5).members());
    assertEquals(8 + 4, groups.size());
    int alike = groups.stream().skip(8).mapToInt(g -> g.members().length).sum();
    assertEquals(240, alike);
    assertTrue(
        groups.stream().skip(8).allMatch(g -> g.name().matches("alike .*, 100 % labelled .*")));
  }

  @Test
  void readsVerdictsAndLossesFromProbabilities() {
    ProbabilityView said =
        new UncertaintyTest.Probabilities(
            List.of("a", "b"), PETS, new float[][] {{.75f, .25f}, {1, 0}}, true);
    Slices.Judged judged = Slices.Judged.of(said, new int[] {0, 1});
    assertArrayEquals(new boolean[] {true, false}, judged.right());
    assertEquals(Math.log(4 / 3.), judged.losses()[0], 1e-7);
    assertTrue(judged.losses()[1] > 80 && Double.isFinite(judged.losses()[1]));
    assertThrows(InputException.class, () -> Slices.Judged.of(said, new int[] {0, -1}));
  }

  private static Slices.Judged judged(boolean[] right, double[] losses) {
    return new Slices.Judged(
        IntStream.range(0, right.length).mapToObj(i -> "e" + i).toList(), right, losses);
  }

  private static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }
}
