package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;
import org.winnow.datasets.Split;

class CrossValidationTest {
  private static final Dataset DATA = Blobs.of(100, new Shape(5, 5, 1), 3, 4);
  private static final Skeleton NET = Skeleton.parse("net", "input 25\ndense 8 relu\noutput 3");
  private static final Recipe RECIPE =
      Recipe.standard().withEpochs(12).withBatchSize(16).withLearningRate(0.01);

  @Test
  void judgesEveryTrainingExampleWithoutHavingSeenIt() {
    List<EpochReport> reports = new ArrayList<>();
    List<Long> steps = new ArrayList<>();
    TrainingMonitor monitor =
        new TrainingMonitor() {
          @Override
          public void epochDone(EpochReport report) {
            reports.add(report);
          }

          @Override
          public void batchDone(long step, long all, double loss) {
            steps.add(step);
            assertTrue(step <= all);
          }
        };
    Predictions p = CrossValidation.outOfSample(DATA, NET, RECIPE, 5, monitor);
    int[] rows = CrossValidation.rows(DATA);
    assertArrayEquals(DATA.labelledRows(Split.TRAIN), rows);
    assertEquals(Arrays.stream(rows).mapToObj(DATA.ids()::get).toList(), p.ids());
    assertTrue(p.outOfSample());
    int[] truth = Arrays.stream(rows).map(DATA.labels()::classOf).toArray();
    assertTrue(Evaluation.of(p, truth).accuracy().estimate() > 0.9);
    assertEquals(60, reports.size());
    assertEquals(60, reports.get(59).epoch());
    assertEquals(60, reports.get(59).epochs());
    assertEquals(steps.stream().sorted().distinct().toList(), steps, "steps only go up");
  }

  /** A network that had seen a wrong label would have learnt it by heart. */
  @Test
  void aWrongLabelIsNotLearntByHeart() {
    int row = CrossValidation.rows(DATA)[0];
    int[] classes = DATA.labels().toArray();
    int right = classes[row];
    classes[row] = (right + 1) % 3;
    Dataset wrong =
        DATA.toBuilder()
            .labels(org.winnow.datasets.Labels.of(classes, DATA.labels().attribution(0)))
            .build();
    Predictions p = CrossValidation.outOfSample(wrong, NET, RECIPE, 3, TrainingMonitor.silent());
    assertEquals(right, p.predicted(0));
  }

  @Test
  void foldsAreStratifiedAndSeeded() {
    int[] labels = new int[50];
    Arrays.fill(labels, 0, 20, 1);
    Arrays.fill(labels, 20, 27, 2);
    int[] rows = java.util.stream.IntStream.range(100, 150).toArray();
    Folds folds = Folds.stratified(labels, 3, 5, 1);
    int[] seen = new int[50];
    for (int fold = 0; fold < 5; fold++) {
      int[] inside = folds.inside(fold, rows);
      assertEquals(10, inside.length);
      assertEquals(40, folds.outside(fold, rows).length);
      assertEquals(4, Arrays.stream(inside).filter(r -> labels[r - 100] == 1).count());
      assertTrue(Arrays.stream(inside).filter(r -> labels[r - 100] == 2).count() >= 1);
      assertArrayEquals(Arrays.stream(inside).map(r -> r - 100).toArray(), folds.positions(fold));
      Arrays.stream(inside).forEach(r -> seen[r - 100]++);
    }
    assertTrue(Arrays.stream(seen).allMatch(s -> s == 1));
    Folds again = Folds.stratified(labels, 3, 5, 1);
    assertArrayEquals(folds.positions(2), again.positions(2));
    Folds other = Folds.stratified(labels, 3, 5, 2);
    assertTrue(!Arrays.equals(folds.positions(2), other.positions(2)));
  }

  @Test
  void cancellingGivesNoHalfResult() {
    TrainingMonitor atOnce =
        new TrainingMonitor() {
          @Override
          public boolean cancelled() {
            return true;
          }
        };
    String message =
        assertThrows(
                CancellationException.class,
                () -> CrossValidation.outOfSample(DATA, NET, RECIPE, 3, atOnce))
            .getMessage();
    assertEquals("cross-validation was cancelled after 0 of 3 folds", message);
  }

  @Test
  void foldsMustBePossible() {
    for (int folds : new int[] {-1, 1, 71, 101}) {
      String message =
          assertThrows(
                  InputException.class,
                  () ->
                      CrossValidation.outOfSample(
                          DATA, NET, RECIPE, folds, TrainingMonitor.silent()))
              .getMessage();
      assertEquals("folds must be 2 to 70 for 70 training examples, got " + folds, message);
    }
  }
}
