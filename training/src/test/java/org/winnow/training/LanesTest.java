package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;

/** Batches shared among threads: the same answers, the same refusals, an end when asked for. */
class LanesTest {
  private static final Skeleton NET = Skeleton.parse("net", "input 4x4x1\ndense 8 relu\noutput 3");
  private static final Dataset DATA = Blobs.of(90, new Shape(4, 4, 1), 3, 1);
  private static final Model MODEL =
      SampleModels.of(NET, Weights.initial(NET, 1), Recipe.standard(), List.of("c0", "c1", "c2"));
  private static final int[] ROWS = IntStream.range(0, 5_000).map(i -> i % 90).toArray();

  private static float[][] probabilities(int lanes, TrainingMonitor monitor) {
    return new Lanes(MODEL, ROWS, (forward, own) -> forward.probabilities(DATA, own))
        .run(lanes, monitor);
  }

  @Test
  void answersAreTheSameWhateverTheNumberOfThreads() {
    float[][] alone = probabilities(1, TrainingMonitor.silent());
    StringBuilder told = new StringBuilder();
    TrainingMonitor last =
        new TrainingMonitor() {
          @Override
          public void batchDone(long done, long all, double loss) {
            told.setLength(0);
            told.append(done).append(" of ").append(all);
          }
        };
    assertArrayEquals(alone, probabilities(3, last));
    assertEquals("20 of 20", told.toString());
    assertArrayEquals(alone, MODEL.predict(DATA, ROWS).probabilities());
  }

  @Test
  void theFirstFailureInTheOrderOfRowsIsTold() {
    int[] rows = IntStream.range(0, 5_000).toArray();
    Lanes.Work failing =
        (forward, own) -> {
          if (own[0] >= 512) {
            throw new InputException("row " + own[0]);
          }
          return new float[own.length][];
        };
    InputException first =
        assertThrows(
            InputException.class,
            () -> new Lanes(MODEL, rows, failing).run(3, TrainingMonitor.silent()));
    assertEquals("row 512", first.getMessage());
  }

  @Test
  void aCancelledMonitorEndsThemAll() {
    TrainingMonitor over =
        new TrainingMonitor() {
          @Override
          public boolean cancelled() {
            return true;
          }
        };
    CancellationException end =
        assertThrows(CancellationException.class, () -> probabilities(3, over));
    assertTrue(end.getMessage().endsWith(" of 5000 examples"), end.getMessage());
  }

  /** By hand: 8 batches for each; weights of 40 MB fit six times into 256 MB; 8 at most. */
  @Test
  void fewBatchesAndLargeNetworksAreSharedAmongFewer() {
    Skeleton large = Skeleton.parse("large", "input 10000\ndense 1000 relu\noutput 2");
    assertEquals(1, Lanes.count(NET, 15, 4));
    assertEquals(2, Lanes.count(NET, 16, 4));
    assertEquals(4, Lanes.count(NET, 100, 4));
    assertEquals(8, Lanes.count(NET, 1_000, 64));
    assertEquals(6, Lanes.count(large, 1_000, 64));
  }
}
