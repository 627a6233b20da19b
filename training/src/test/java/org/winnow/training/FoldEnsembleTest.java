package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;
import org.winnow.datasets.Split;

class FoldEnsembleTest {
  private static final Dataset BLOBS = Blobs.of(120, new Shape(2, 4, 1), 3, 5);
  private static final Simulation.Terms TERMS =
      new Simulation.Terms(
          Skeleton.parse("net", "input 2x4x1\nflatten\noutput 3\n"),
          Recipe.standard().withEpochs(12).withLearningRate(.05));
  private static final FoldEnsemble.Division SMALL = new FoldEnsemble.Division(3, 2);

  @Test
  void judgesEachLabelledExampleOnceARepeatAndTheOthersByAll() {
    int[] others = BLOBS.splits().rows(Split.TEST);
    FoldEnsemble all = of(others, SMALL);
    assertEquals(84, all.labels().length);
    assertEquals(2, all.heldOut().count());
    assertEquals(6, all.pool().count());
    assertTrue(all.heldOut().outOfSample());
    int right = 0;
    for (int i = 0; i < others.length; i++) {
      Predictions mean =
          new Predictions(all.pool().ids(), all.pool().classes(), all.pool().probabilities(), true);
      right += mean.predicted(i) == BLOBS.labels().classOf(others[i]) ? 1 : 0;
    }
    assertTrue(right >= .8 * others.length, right + " of " + others.length);
  }

  @Test
  void isNamedByItsWeights() {
    int[] others = BLOBS.splits().rows(Split.TEST);
    FoldEnsemble once = of(others, SMALL);
    FoldEnsemble again = of(others, SMALL);
    assertEquals(once.hash(), again.hash());
    assertArrayEquals(once.heldOut().probabilities()[3], again.heldOut().probabilities()[3]);
    assertNotEquals(once.hash(), of(others, new FoldEnsemble.Division(4, 2)).hash());
  }

  @Test
  void isOfNoUseInPart() {
    TrainingMonitor impatient =
        new TrainingMonitor() {
          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThrows(
        CancellationException.class,
        () -> FoldEnsemble.of(TERMS, BLOBS, new int[0], SMALL, impatient));
    assertThrows(InputException.class, () -> of(new int[0], new FoldEnsemble.Division(85, 2)));
    assertThrows(InputException.class, () -> new FoldEnsemble.Division(5, 1));
  }

  private static FoldEnsemble of(int[] rows, FoldEnsemble.Division division) {
    return FoldEnsemble.of(TERMS, BLOBS, rows, division, TrainingMonitor.silent());
  }
}
