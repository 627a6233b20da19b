package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.winnow.insight.DataHealth;
import org.winnow.training.Predictions;

class HealthTableTest {
  /** By hand: each class has 4 labels; one cat of 4 looks like a dog, one dog of 4 like a cat. */
  @Test
  void showsTheWholeEachClassAndTheClassesThatOverlap() {
    Figure figure = HealthTable.of("pets", health(true));
    List<String> lines = figure.text().lines().map(l -> l.replaceAll(" +", " ").strip()).toList();
    assertEquals("pets: 12 labels, health 83.3 %, about 2 wrong", lines.get(0));
    assertEquals("class labels share doubted label noise missed inverse noise", lines.get(1));
    assertEquals("cat 4 33.3 % 1 25.0 % 1 25.0 %", lines.get(2));
    assertEquals("owl 4 33.3 % 0 0.0 % 0 0.0 %", lines.get(4));
    assertTrue(lines.contains("cat dog 2 16.7 %"), figure.text());
    assertTrue(lines.get(lines.size() - 1).startsWith("Out of sample"), figure.text());
    assertTrue(Read.html(figure).contains("about 2 wrong"));
  }

  @Test
  void saysLoudlyThatItIsInSampleAndCountsNothing() {
    String text = HealthTable.of("pets", health(false)).text();
    assertTrue(
        text.startsWith(
            "pets: 12 labels, health at most 83.3 % (IN-SAMPLE: wrong labels are not counted)\n"),
        text);
    assertFalse(text.contains("about"), text);
    assertTrue(text.contains("IN-SAMPLE: each label was judged by a network"), text);
  }

  @Test
  void ofManyClassesTheNoisiestAreShown() {
    int classes = 50;
    float[][] rows = new float[classes * 4][classes];
    int[] labels = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = i % classes;
      rows[i][i == 49 ? 0 : labels[i]] = 1;
    }
    List<String> names = IntStream.range(0, classes).mapToObj(c -> "c" + c).toList();
    DataHealth health = DataHealth.of(new Predictions(ids(200), names, rows, true), labels);
    String text = HealthTable.of("many", health).text();
    assertTrue(text.lines().toList().get(2).startsWith("c49 "), text);
    assertTrue(text.contains("10 classes with less noise left out"), text);
  }

  private static DataHealth health(boolean outOfSample) {
    float[][] rows = new float[12][3];
    int[] labels = new int[12];
    for (int i = 0; i < 12; i++) {
      labels[i] = i / 4;
      int seen = i == 0 ? 1 : i == 4 ? 0 : labels[i];
      java.util.Arrays.fill(rows[i], .05f);
      rows[i][seen] = .9f;
    }
    return DataHealth.of(
        new Predictions(ids(12), List.of("cat", "dog", "owl"), rows, outOfSample), labels);
  }

  private static List<String> ids(int n) {
    return IntStream.range(0, n).mapToObj(i -> "e" + i).toList();
  }
}
