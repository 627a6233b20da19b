package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.InputException;

/** Expected values were computed with cleanlab 2.9.0. */
class DataHealthTest {
  private static final List<String> NAMES = List.of("cat", "dog", "owl");

  @Test
  void judgesTheWholeEachClassAndEachPair() {
    DataHealth health = DataHealth.of(view(true), ConfidentLearningTest.Y);
    assertEquals(2 / 3., health.overall(), 1e-12);
    assertEquals(4, health.contradicted());
    assertEquals(3, health.estimatedIssues().orElseThrow()); // see WrongLabelCountTest
    ClassHealth dog = health.perClass().get(1);
    assertEquals(
        "dog 4 2 1",
        "%s %d %d %d".formatted(dog.name(), dog.labelled(), dog.doubted(), dog.missed()));
    assertEquals(.5, dog.noise(), 1e-12);
    assertEquals(1 / 3., dog.inverseNoise(), 1e-12);
    assertEquals(
        List.of("cat-dog", "cat-owl", "dog-owl"),
        health.overlaps().stream().map(o -> o.first() + "-" + o.second()).toList());
    assertEquals(2, health.overlaps().get(0).examples());
    assertEquals(1 / 6., health.overlaps().get(0).share(), 1e-12);
  }

  @Test
  void countsNoWrongLabelsInSample() {
    DataHealth health = DataHealth.of(view(false), ConfidentLearningTest.Y);
    assertTrue(health.estimatedIssues().isEmpty());
    assertTrue(health.basis().sentence().startsWith("IN-SAMPLE"), health.basis().sentence());
  }

  @Test
  void aTraceIsInSample() {
    SuspectsTest.World world = SuspectsTest.World.pairFlipped();
    DataHealth health = DataHealth.fromTrace(world.trace(), List.of("a", "b", "c", "d", "e"));
    assertTrue(health.inSample());
    double planted = world.planted().length / 500.;
    assertEquals(1 - planted, health.overall(), .05);
    ClassOverlap first = health.overlaps().get(0);
    int apart = Math.floorMod(first.first().charAt(0) - first.second().charAt(0), 5);
    assertTrue(apart == 1 || apart == 4, first.toString()); // only next classes were confused
  }

  @Test
  void namesTheClassesThatAreRare() {
    float[][] p = new float[100][];
    int[] labels = new int[100];
    for (int i = 0; i < 100; i++) {
      labels[i] = i < 3 ? 2 : i % 2;
      p[i] = new float[3];
      p[i][labels[i]] = 1;
    }
    List<String> ids = IntStream.range(0, 100).mapToObj(i -> "e" + i).toList();
    DataHealth health =
        DataHealth.of(new UncertaintyTest.Probabilities(ids, NAMES, p, true), labels);
    assertEquals(List.of("owl"), health.rare().stream().map(ClassHealth::name).toList());
    assertEquals(1, health.overall());
    assertTrue(health.overlaps().isEmpty());
  }

  @Test
  void needsExamplesAndTwoClasses() {
    ProbabilityView none =
        new UncertaintyTest.Probabilities(List.of(), NAMES, new float[0][], true);
    assertThrows(InputException.class, () -> DataHealth.of(none, new int[0]));
    ProbabilityView one =
        new UncertaintyTest.Probabilities(List.of("e"), List.of("cat"), new float[][] {{1}}, true);
    InputException e = assertThrows(InputException.class, () -> DataHealth.of(one, new int[1]));
    assertTrue(e.getMessage().contains("two or more classes"), e.getMessage());
  }

  private static ProbabilityView view(boolean outOfSample) {
    List<String> ids = IntStream.range(0, 12).mapToObj(i -> "e" + i).toList();
    return new UncertaintyTest.Probabilities(ids, NAMES, ConfidentLearningTest.P, outOfSample);
  }
}
