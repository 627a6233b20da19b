package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Shape;
import org.winnow.training.Evaluation;
import org.winnow.training.LayerSummary;
import org.winnow.training.Predictions;

class ResultTablesTest {
  @Test
  void aSkeletonListsItsLayersAndTheirTotals() {
    Figure figure =
        SkeletonTable.of(
            "skeleton small",
            List.of(
                new LayerSummary("input", "input 8x8x1", new Shape(8, 8, 1), 0, 0),
                new LayerSummary("conv1", "conv 16 3x3", new Shape(6, 6, 16), 160, 5184),
                new LayerSummary("output", "output 10", Shape.vector(10), 5770, 5760)));
    assertEquals(
        """
        skeleton small
        layer   operation    output  weights  multiply–adds
        input   input 8x8x1  8x8x1         0              0
        conv1   conv 16 3x3  6x6x16      160          5,184
        output  output 10    10        5,770          5,760
        total                          5,930         10,944""",
        figure.text());
    assertTrue(Read.html(figure).contains(">10,944</td>"));
  }

  /** By hand: cats 2 of 2 found with 2 of 3 right; dogs 1 of 2 found; birds never occur. */
  @Test
  void anEvaluationHasARowOfEachClassAndOfAll() {
    float[][] p = {{.8f, .2f, 0}, {.7f, .3f, 0}, {.6f, .4f, 0}, {.1f, .9f, 0}};
    Predictions seen =
        new Predictions(List.of("a", "b", "c", "d"), List.of("cat", "dog", "bird"), p, false);
    Figure figure =
        EvaluationTable.of("small on test", Evaluation.of(seen, new int[] {0, 0, 1, 1}));
    List<String> lines = figure.text().lines().toList();
    assertEquals("small on test: accuracy 75.0 % (30.1 % to 95.4 %)", lines.get(0));
    assertTrue(squeezed(lines.get(2)).startsWith("cat 2 66.7 % 100.0 % 80.0 %"));
    assertTrue(squeezed(lines.get(4)).startsWith("bird 0 – – –"));
    assertTrue(squeezed(lines.get(5)).startsWith("all (mean) 4 83.3 % 75.0 % 73.3 %"));
    assertTrue(lines.get(7).startsWith("In-sample"));
  }

  @Test
  void anEvaluationsConfusionIsShown() {
    Dataset digits = Pictured.digits(50);
    Evaluation e = Evaluation.of(Judged.predictions(digits, 50, 10), digits.labels().toArray());
    assertTrue(ConfusionChart.of("digits", e).text().contains("100.0 %"));
  }

  private static String squeezed(String line) {
    return line.replaceAll(" +", " ");
  }
}
