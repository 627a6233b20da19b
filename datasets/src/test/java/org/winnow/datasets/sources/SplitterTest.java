package org.winnow.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Features;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;
import org.winnow.datasets.Splits;

class SplitterTest {
  private static final int SIZE = 2000;
  private final Splitter splitter = SplitRule.standard().splitter();

  private static Fingerprints prints(int from, int to) {
    Fingerprints prints = new Fingerprints(to - from);
    ExampleHash hash = new ExampleHash();
    for (int i = from; i < to; i++) {
      prints.add(hash.ofFile(("example " + i).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
    return prints;
  }

  private static int[] classes(int from, int to) {
    int[] classes = new int[to - from];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = (from + i) % 4 == 0 ? 0 : 1;
    }
    return classes;
  }

  @Test
  void everyClassIsSplitInTheSameProportions() {
    int[] classes = classes(0, SIZE);
    Splits splits = splitter.stratified(prints(0, SIZE), classes);
    int[][] counts = new int[2][3];
    for (int row = 0; row < SIZE; row++) {
      counts[classes[row]][splits.of(row).ordinal()]++;
    }
    for (int c = 0; c < 2; c++) {
      int all = c == 0 ? 500 : 1500;
      assertEquals(0.15 * all, counts[c][Split.TEST.ordinal()], 1);
      assertEquals(0.15 * all, counts[c][Split.VALIDATION.ordinal()], 1);
    }
  }

  @Test
  void theOrderOfTheRowsPlaysNoPart() {
    Fingerprints reversed = new Fingerprints(SIZE);
    Fingerprints prints = prints(0, SIZE);
    int[] classes = classes(0, SIZE);
    int[] classesReversed = new int[SIZE];
    for (int row = 0; row < SIZE; row++) {
      reversed.add(prints.get(SIZE - 1 - row));
      classesReversed[row] = classes[SIZE - 1 - row];
    }
    Splits one = splitter.stratified(prints, classes);
    Splits other = splitter.stratified(reversed, classesReversed);
    for (int row = 0; row < SIZE; row++) {
      assertEquals(one.of(row), other.of(SIZE - 1 - row));
    }
  }

  @Test
  void anotherSeedGivesAnotherSplit() {
    Splits one = splitter.stratified(prints(0, SIZE), classes(0, SIZE));
    Splits other =
        SplitRule.standard().withSeed(1).splitter().stratified(prints(0, SIZE), classes(0, SIZE));
    int moved = 0;
    for (int row = 0; row < SIZE; row++) {
      moved += one.of(row) == other.of(row) ? 0 : 1;
    }
    // two independent splits of 70/15/15 differ in 1 - (.49 + .0225 + .0225) of the rows
    assertEquals(0.465, moved / (double) SIZE, 0.04);
  }

  @Test
  void readingAGrownSourceAgainMovesFewExamples() {
    Splits before = splitter.stratified(prints(0, SIZE), classes(0, SIZE));
    Splits after = splitter.stratified(prints(0, SIZE + 100), classes(0, SIZE + 100));
    int moved = 0;
    for (int row = 0; row < SIZE; row++) {
      moved += before.of(row) == after.of(row) ? 0 : 1;
    }
    assertTrue(moved < 20, moved + " moved");
  }

  @Test
  void addedExamplesFallIntoTheSplitsInProportion() {
    Fingerprints fresh = prints(SIZE, 3 * SIZE);
    int[] counts = new int[3];
    for (int row = 0; row < fresh.size(); row++) {
      counts[splitter.ofNew(fresh.get(row)).ordinal()]++;
    }
    assertEquals(0.70, counts[0] / (double) fresh.size(), 0.03);
    assertEquals(0.15, counts[1] / (double) fresh.size(), 0.03);
    assertEquals(0.15, counts[2] / (double) fresh.size(), 0.03);
  }

  @Test
  void anAddedCopyGoesWhereItsOriginalIs() {
    Dataset digits = Sources.load("digits", LoadOptions.standard()).dataset();
    Placement placement = splitter.placing(digits);
    Random random = new Random(1);
    for (int row = 0; row < digits.size(); row++) {
      Features same = Features.ofBytes(digits.features().canonicalBytes(row), 64);
      Fingerprint foreign = new Fingerprint(random.nextLong(), random.nextLong());
      assertEquals(digits.splits().of(row), placement.place(foreign, same));
    }
    Features first = Features.ofBytes(new byte[64], 64);
    Split where = placement.place(new Fingerprint(random.nextLong(), 1), first);
    for (int i = 0; i < 50; i++) {
      assertEquals(where, placement.place(new Fingerprint(random.nextLong(), i), first));
    }
  }

  @Test
  void duplicatesAndGroupsAreJoinedInBothWays() {
    Fingerprints prints = new Fingerprints(9);
    Fingerprints distinct = prints(0, 6);
    int[] original = {0, 1, 2, 3, 4, 5, 0, 2, 4};
    int[] groups = {7, 7, 8, 8, -1, -1, 9, 9, -1};
    for (int i : original) {
      prints.add(distinct.get(i));
    }
    Splits splits = splitter.byGroup(prints, new int[9], groups);
    // rows 0,1,6,7,2,3 hang together through copies 0-6, 2-7 and groups 7, 8, 9
    for (int row : new int[] {1, 2, 3, 6, 7}) {
      assertEquals(splits.of(0), splits.of(row));
    }
    assertEquals(splits.of(4), splits.of(8));
  }

  @Test
  void theSourcesTestSetStaysAndItsCopiesJoinIt() {
    Fingerprints prints = prints(0, 100);
    prints.add(prints.get(3)); // row 100, in the test set
    Splits splits =
        splitter.ofSource(
            prints, new int[101], row -> Optional.of(row >= 80 ? Split.TEST : Split.TRAIN));
    assertEquals(22, splits.rows(Split.TEST).length);
    assertEquals(Split.TEST, splits.of(3));
    assertEquals(12, splits.rows(Split.VALIDATION).length, 1);
  }

  @Test
  void aCopyGoesWhereTheEarliestIs() {
    Fingerprints prints = prints(0, 20);
    prints.add(prints.get(0));
    double[] times = new double[21];
    for (int i = 0; i < 21; i++) {
      times[i] = i;
    }
    Splits splits = splitter.byTime(prints, times);
    assertEquals(Split.TEST, splits.of(19));
    assertEquals(Split.TRAIN, splits.of(20));
  }

  @Test
  void fractionsMustAddUpToOne() {
    InputException e = assertThrows(InputException.class, () -> new SplitFractions(0.7, 0.2, 0.2));
    assertEquals(
        "split fractions must be train above 0, validation and test at least 0, together 1; got"
            + " 0.7, 0.2, 0.2",
        e.getMessage());
  }
}
