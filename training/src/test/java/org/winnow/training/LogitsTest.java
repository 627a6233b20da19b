package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What follows from scores, calculated by hand. */
class LogitsTest {
  private static final float LOG_3 = (float) Math.log(3);

  private static void assertProbabilities(Scores kind, float[] scores, float... expected) {
    assertArrayEquals(expected, new Logits(kind, 3).probabilities(scores, 0), 1e-6f);
  }

  @Test
  void softmaxTakesPowers() {
    float[] scores = {0, LOG_3, 0};
    assertProbabilities(Scores.SOFTMAX, scores, .2f, .6f, .2f);
    assertEquals(-Math.log(.6), new Logits(Scores.SOFTMAX, 3).loss(scores, 0, 1), 1e-6);
  }

  @Test
  void sigmoidAsksForEachClassByItself() {
    float[] scores = {0, LOG_3, -LOG_3}; // sigmoids 1/2, 3/4, 1/4
    assertProbabilities(Scores.SIGMOID, scores, 1 / 3f, .5f, 1 / 6f);
    double expected = -Math.log(.5) - Math.log(.75) - Math.log(.75);
    assertEquals(expected, new Logits(Scores.SIGMOID, 3).loss(scores, 0, 1), 1e-6);
    float[] far = {1000, -1000, 0};
    assertProbabilities(Scores.SIGMOID, far, 2 / 3f, 0, 1 / 3f);
    double wrong = new Logits(Scores.SIGMOID, 3).loss(far, 0, 1);
    assertEquals(1000 + 1000 + Math.log(2), wrong, 1e-6);
  }

  @Test
  void linearCountsWhatIsAboveZero() {
    float[] scores = {.5f, -1, 1.5f};
    assertProbabilities(Scores.LINEAR, scores, .25f, 0, .75f);
    assertEquals(.5, new Logits(Scores.LINEAR, 3).loss(scores, 0, 2), 1e-6);
    assertProbabilities(Scores.LINEAR, new float[] {-1, 0, -2}, 1 / 3f, 1 / 3f, 1 / 3f);
  }
}
