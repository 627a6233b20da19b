package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.insight.Uncertainty;
import org.winnow.training.Predictions;

class UncertainGridTest {
  private final Dataset digits = Pictured.digits(20);

  @Test
  void namesTheTwoClassesItWaversBetween() {
    float[][] rows = new float[2][10];
    rows[0][3] = 1;
    rows[1][4] = .51f;
    rows[1][9] = .49f;
    Predictions seen =
        new Predictions(
            List.of(digits.ids().get(5), digits.ids().get(8)),
            digits.schema().classes(),
            rows,
            false);
    Figure figure =
        UncertainGrid.of(digits, Uncertainty.rank(seen, Uncertainty.Measure.LEAST_CONFIDENCE), 1);
    List<String> lines = figure.text().lines().toList();
    assertEquals("1 most uncertain example of 2, by least confidence", lines.get(0));
    assertEquals(
        List.of("#1", digits.ids().shortest(8), "8", "4", "0.51", "9", "0.49", "0.490"),
        List.of(lines.get(2).trim().split(" +")));
    assertTrue(lines.get(3).startsWith("In-sample"));
    assertTrue(Read.html(figure).contains("<b>4&nbsp;or&nbsp;9</b>"));
    assertEquals(1, Read.pictures(figure).size());
  }
}
