package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.insight.Likeness;
import org.winnow.training.Predictions;

class SimilarGridTest {
  private final Dataset digits = Pictured.digits(20);

  private Likeness near(boolean byNetwork) {
    return new Likeness(
        digits.ids().get(3),
        List.of(
            new Likeness.Near(digits.ids().get(13), .0123),
            new Likeness.Near(digits.ids().get(8), .5)),
        19,
        byNetwork);
  }

  @Test
  void showsTheExampleAndItsNeighboursWithLabelAnswerAndDistance() {
    float[][] rows = new float[2][10];
    rows[0][3] = .8f;
    rows[0][5] = .2f;
    rows[1][9] = 1;
    Predictions said =
        new Predictions(
            List.of(digits.ids().get(13), digits.ids().get(8)),
            digits.schema().classes(),
            rows,
            true);
    Dataset one = digits.select(new int[] {3});
    Figure figure = SimilarGrid.of(one, digits, near(true), Optional.of(said));
    List<String> lines = figure.text().lines().toList();
    assertTrue(lines.get(1).contains(one.ids().shortest(0)) && lines.get(1).contains("3"));
    String[] first =
        figure.text().lines().filter(l -> l.startsWith("#1")).toList().get(0).split(" +");
    assertEquals(
        List.of("#1", digits.ids().shortest(13), "3", "3", "0.80", "0.012"), List.of(first));
    assertTrue(figure.text().contains("2 examples most like it, of 19"), figure.text());
    assertEquals(3, Read.pictures(figure).size());
  }

  @Test
  void saysWhenOnlyTheInputsWereCompared() {
    Dataset one = digits.select(new int[] {3});
    String text = SimilarGrid.of(one, digits, near(false), Optional.empty()).text();
    assertTrue(text.contains("There is no model yet"), text);
    assertTrue(text.lines().noneMatch(l -> l.startsWith("#") && l.contains("prob")), text);
  }
}
