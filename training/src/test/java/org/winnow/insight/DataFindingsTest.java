package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.winnow.datasets.Split;

/** Five clusters of 400 examples in eight directions, in random order, three quarters to train. */
class DataFindingsTest {
  private static final List<String> NAMES = List.of("cat", "dog", "owl", "pig", "rat");

  private final float[][] inputs = NeighboursTest.clusters(400, 8, 5, .75f);
  private final int[] labels = IntStream.range(0, 400).map(i -> i % 5).toArray();
  private final Split[] splits = new Split[400];

  DataFindingsTest() {
    Arrays.setAll(splits, i -> i % 4 == 0 ? Split.TEST : Split.TRAIN);
  }

  @Test
  void saysNothingOfWellMadeData() {
    DataFindings found = found();
    assertEquals(List.of(), found.findings());
    assertEquals(400, found.examples());
    assertTrue(found.basis().endsWith("so nothing here is in-sample."), found.basis());
  }

  /**
   * In two directions near pairs are many; by a share of the typical distance some are "copies".
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void saysNothingOfEvenlySpreadPoints(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = new float[] {(float) random.nextDouble(), (float) random.nextDouble()};
    }
    assertEquals(List.of(), found().findings());
  }

  @Test
  void findsEqualExamplesAndThatTheirLabelsDisagree() {
    inputs[37] = inputs[2].clone(); // owls both
    inputs[58] = inputs[1].clone(); // a pig and a dog
    List<Finding> copies = found().of(Finding.Kind.COPY);
    assertEquals(List.of("e1", "e58"), copies.get(0).ids());
    assertEquals(
        "2 examples are equal in every value, in train, labelled dog, pig.",
        copies.get(0).reason());
    assertEquals(
        "They cannot all have the right label: decide on one. Drop all but one, or they count"
            + " several times.",
        copies.get(0).action());
    assertEquals(List.of("e2", "e37"), copies.get(1).ids());
    assertEquals("Drop all but one, or they count several times.", copies.get(1).action());
    assertEquals(2, copies.size());
  }

  @Test
  void findsNearCopiesInOneGroup() {
    for (int copy : new int[] {31, 62, 93}) {
      inputs[copy] = inputs[1].clone();
      inputs[copy][0] += copy * 1e-4f;
    }
    List<Finding> near = found().of(Finding.Kind.NEAR_COPY);
    assertEquals(1, near.size());
    assertEquals(List.of("e1", "e31", "e62", "e93"), near.get(0).ids());
    assertTrue(near.get(0).evidence().get("distance") < .01);
  }

  @Test
  void findsTheSameInWideExamples() {
    inputs[31] = inputs[1].clone();
    inputs[31][0] += 1e-3f;
    inputs[7] = new float[] {-9, 9, -9, 9, -9, 9, -9, 9};
    SplittableRandom random = new SplittableRandom(5);
    float[][] map = new float[8][300];
    for (float[] row : map) {
      for (int d = 0; d < 300; d++) {
        row[d] = (float) random.nextGaussian();
      }
    }
    for (int i = 0; i < inputs.length; i++) {
      float[] wide = new float[300];
      for (int d = 0; d < 8; d++) {
        for (int w = 0; w < 300; w++) {
          wide[w] += inputs[i][d] * map[d][w];
        }
      }
      inputs[i] = wide;
    }
    DataFindings found = found();
    assertEquals(2, found.findings().size(), found.findings()::toString);
    assertEquals(List.of("e1", "e31"), found.of(Finding.Kind.NEAR_COPY).get(0).ids());
    assertEquals(List.of("e7"), found.of(Finding.Kind.OUTLIER).get(0).ids());
  }

  @Test
  void findsWhatIsInTrainAndTest() {
    inputs[4] = inputs[9].clone(); // 4 is in test, 9 in train
    List<Finding> leaks = found().of(Finding.Kind.LEAK);
    assertEquals(1, leaks.size());
    assertEquals(List.of("e4", "e9"), leaks.get(0).ids());
    assertTrue(leaks.get(0).reason().contains("in test and train"), leaks.get(0).reason());
  }

  @Test
  void findsAnOutlier() {
    inputs[7] = new float[] {-9, 9, -9, 9, -9, 9, -9, 9};
    List<Finding> outliers = found().of(Finding.Kind.OUTLIER);
    assertEquals(1, outliers.size());
    assertEquals(List.of("e7"), outliers.get(0).ids());
    Finding finding = outliers.get(0);
    assertTrue(finding.evidence().get("distance") > finding.evidence().get("border"));
  }

  @Test
  void findsARareClass() {
    for (int i = 0; i < 400; i++) {
      labels[i] = i < 7 ? 4 : i % 4;
    }
    Finding rare = found().of(Finding.Kind.RARE_CLASS).get(0);
    assertEquals("rat has 7 labels, an even share would be 80.", rare.reason());
    assertEquals(7 / 80.0, rare.score(), 1e-12);
  }

  @Test
  void findsThatDataAreSortedByClass() {
    float[][] sorted = new float[400][];
    for (int i = 0; i < 400; i++) {
      sorted[i] = inputs[i % 80 * 5 + i / 80];
    }
    System.arraycopy(sorted, 0, inputs, 0, 400);
    Finding order = found().of(Finding.Kind.ORDER).get(0);
    assertEquals(.005, order.score(), 1e-12);
    assertTrue(order.evidence().get("difference") > .3);
  }

  @Test
  void measuresTheDirectionsInWhichPointsSpread() {
    SplittableRandom random = new SplittableRandom(9);
    for (int dimensions : new int[] {1, 2, 4}) {
      int n = dimensions == 1 ? 400 : 1500;
      float[][] directions = new float[n][dimensions + 1];
      for (float[] direction : directions) {
        for (int d = 0; d <= dimensions; d++) {
          direction[d] = (float) random.nextGaussian();
        }
      }
      double found = Surroundings.of(directions).dimensions();
      assertEquals(dimensions, found, .15 * dimensions);
    }
  }

  private DataFindings found() {
    List<String> ids = IntStream.range(0, 400).mapToObj(i -> "e" + i).toList();
    return DataFindings.of(new Inspected(ids, inputs, labels, splits, NAMES));
  }
}
