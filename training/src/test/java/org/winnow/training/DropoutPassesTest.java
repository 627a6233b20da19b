package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;
import org.winnow.insight.Passes;

class DropoutPassesTest {
  private static final Dataset BLOBS = Blobs.of(300, new Shape(2, 4, 1), 3, 5);
  private static final int[] ROWS = IntStream.range(0, 300).toArray();

  @Test
  void scatterAroundWhatTheNetworkSaysWithoutDropout() {
    Model model = train("dense 16 relu\ndropout 0.2\n");
    Passes passes = model.passes(BLOBS, ROWS, 200, 1);
    float[][] plain = model.predict(BLOBS, ROWS).probabilities();
    double distance = 0;
    double spread = 0;
    for (int i = 0; i < ROWS.length; i++) {
      for (int c = 0; c < 3; c++) {
        distance += Math.abs(passes.probabilities()[i][c] - plain[i][c]) / (3.0 * ROWS.length);
      }
      spread += passes.meanSpread(i) / ROWS.length;
    }
    assertTrue(spread > .001, "spread " + spread);
    assertTrue(distance < .05, "distance " + distance);
    assertEquals(200, passes.count());
    assertTrue(!passes.outOfSample());
  }

  @Test
  void followFromTheirSeed() {
    Model model = train("dense 16 relu\ndropout 0.2\n");
    float[] once = model.passes(BLOBS, ROWS, 5, 1).probabilities()[7];
    assertArrayEquals(once, model.passes(BLOBS, ROWS, 5, 1).probabilities()[7]);
    float[] other = model.passes(BLOBS, ROWS, 5, 2).probabilities()[7];
    assertTrue(!java.util.Arrays.equals(once, other));
  }

  @Test
  void areRefusedWithoutDropout() {
    Model model = train("dense 16 relu\n");
    InputException e = assertThrows(InputException.class, () -> model.passes(BLOBS, ROWS, 5, 1));
    assertTrue(e.getMessage().contains("dropout 0.25"), e.getMessage());
    Model dropping = train("dense 4 relu\ndropout 0.2\n");
    assertThrows(InputException.class, () -> dropping.passes(BLOBS, ROWS, 1, 1));
  }

  private static Model train(String middle) {
    Skeleton skeleton = Skeleton.parse("net", "input 2x4x1\nflatten\n" + middle + "output 3\n");
    return new Trainer(skeleton, Recipe.standard().withEpochs(5).withLearningRate(.01))
        .train(BLOBS, TrainingMonitor.silent());
  }
}
