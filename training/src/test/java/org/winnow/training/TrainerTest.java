package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Shape;
import org.winnow.datasets.Split;

class TrainerTest {
  private static final Dataset DATA = Blobs.of(200, new Shape(6, 6, 1), 3, 1);
  private static final Skeleton CONV =
      Skeleton.parse(
          "small", "input 6x6x1\nconv 4 3x3 same relu\npool max 2x2\ndropout .1\noutput 3");
  private static final Recipe RECIPE =
      Recipe.standard().withEpochs(8).withBatchSize(32).withLearningRate(0.02);

  @Test
  void learnsWhatIsLearnable() {
    Model model = new Trainer(CONV, RECIPE).train(DATA, TrainingMonitor.silent());
    int[] test = DATA.labelledRows(Split.TEST);
    Evaluation seen = Evaluation.of(model.predict(DATA, test), labels(test));
    assertTrue(seen.accuracy().estimate() > 0.95, () -> "accuracy " + seen.accuracy());
    assertEquals(8, model.history().size());
    assertTrue(model.history().get(7).trainLoss() < model.history().get(0).trainLoss() / 2);
    assertTrue(model.provenance().stopped().isEmpty());
    assertTrue(seen.outOfSample());
    assertFalse(model.predict(DATA, DATA.labelledRows(Split.TRAIN)).outOfSample());
  }

  @Test
  void theSameSeedGivesTheSameModelAndAnotherSeedAnother() {
    Recipe two = RECIPE.withEpochs(2);
    String first = new Trainer(CONV, two).train(DATA, TrainingMonitor.silent()).hash();
    assertEquals(first, new Trainer(CONV, two).train(DATA, TrainingMonitor.silent()).hash());
    Model other = new Trainer(CONV, two.withSeed(2)).train(DATA, TrainingMonitor.silent());
    assertFalse(first.equals(other.hash()));
  }

  private static int[] labels(int[] rows) {
    return java.util.Arrays.stream(rows).map(DATA.labels()::classOf).toArray();
  }
}
