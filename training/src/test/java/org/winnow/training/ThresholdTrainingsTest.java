package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Labels;
import org.winnow.datasets.Shape;
import org.winnow.datasets.Split;
import org.winnow.insight.AumThresholds;

class ThresholdTrainingsTest {
  private static final Dataset DATA = Blobs.of(600, new Shape(5, 5, 1), 3, 4);
  private static final Skeleton NET = Skeleton.parse("net", "input 25\ndense 8 relu\noutput 3");
  private static final Recipe RECIPE =
      Recipe.standard().withEpochs(12).withBatchSize(16).withLearningRate(0.01);

  @Test
  void plantedMistakesLieBelowTheThresholdAndHardlyAnythingElse() {
    int[] rows = DATA.labelledRows(Split.TRAIN);
    Labels.Editor labels = DATA.labels().edit();
    for (int i = 0; i < rows.length; i += 10) {
      int wrong = (DATA.labels().classOf(rows[i]) + 1) % 3;
      labels.set(rows[i], wrong, DATA.labels().attribution(rows[i]));
    }
    Dataset planted = DATA.toBuilder().labels(labels.done()).build();
    AumThresholds found = ThresholdTrainings.of(planted, NET, RECIPE, TrainingMonitor.silent());
    int caught = 0;
    int others = 0;
    for (int i = 0; i < rows.length; i++) {
      boolean below = found.excess(DATA.ids().get(rows[i])).orElseThrow() <= 0;
      caught += below && i % 10 == 0 ? 1 : 0;
      others += below && i % 10 != 0 ? 1 : 0;
    }
    assertEquals(42, (rows.length + 9) / 10);
    assertTrue(caught >= 34, caught + " of 42 caught");
    assertTrue(others <= 21, others + " of 378 right labels doubted");
    assertEquals(2, found.thresholds().length);
    assertTrue(
        found.sentence().contains(" 210 threshold samples in 2 trainings"), found.sentence());
  }

  @Test
  void refusesToJudgeByAHandfulOfSamples() {
    Dataset few = Blobs.of(50, new Shape(5, 5, 1), 3, 4);
    InputException e =
        assertThrows(
            InputException.class,
            () -> ThresholdTrainings.of(few, NET, RECIPE, TrainingMonitor.silent()));
    assertEquals(
        "threshold samples for 3 classes need 40 labelled training examples or more, got 35; rank by"
            + " the area under the margin without them",
        e.getMessage());
  }

  @Test
  void endsWhereItIsCancelled() {
    TrainingMonitor impatient =
        new TrainingMonitor() {
          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThrows(
        CancellationException.class, () -> ThresholdTrainings.of(DATA, NET, RECIPE, impatient));
  }

  @Test
  void theSkeletonKeepsItsLayersAndHasOneClassMore() {
    Skeleton net =
        Skeleton.parse(
            "n", "input 8x8x1\na = conv 4 3x3 same relu\ndense 8 relu\noutput 3 sigmoid");
    assertEquals(
        Skeleton.parse("n", net.text().replace("output 3", "output 4")), net.withClasses(4));
  }
}
