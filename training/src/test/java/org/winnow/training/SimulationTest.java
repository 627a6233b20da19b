package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;
import org.winnow.insight.LearningCurve;
import org.winnow.insight.LearningCurves;
import org.winnow.insight.Strategy;
import org.winnow.training.Simulation.Replay;
import org.winnow.training.Simulation.Terms;

class SimulationTest {
  private static final Dataset BLOBS = Blobs.of(200, new Shape(2, 4, 1), 4, 3);
  private static final Recipe RECIPE = Recipe.standard().withEpochs(8).withLearningRate(.05);
  private static final Terms PLAIN =
      new Terms(Skeleton.parse("net", "input 2x4x1\nflatten\noutput 4\n"), RECIPE);

  @Test
  void replaysEveryStrategyFromTheSameLabelsBesideRandomChoice() {
    LearningCurves curves = run(PLAIN, replay(List.of(Strategy.MARGIN, Strategy.K_CENTER)));
    assertEquals(List.of(Strategy.RANDOM, Strategy.MARGIN, Strategy.K_CENTER), curves.strategies());
    assertEquals(6, curves.curves().size());
    assertTrue(!curves.isPartial());
    for (LearningCurve curve : curves.curves()) {
      assertArrayEquals(new int[] {8, 20, 25}, curve.labels());
      double first = curves.of(Strategy.RANDOM).get((int) curve.seed() - 1).accuracy()[0];
      assertEquals(first, curve.accuracy()[0], "the same start and weights");
    }
    assertTrue(curves.mean(Strategy.MARGIN).accuracy()[2] > .5);
  }

  @Test
  void givesTheSameCurvesTwice() {
    LearningCurves first = run(PLAIN, replay(List.of(Strategy.BADGE)));
    LearningCurves second = run(PLAIN, replay(List.of(Strategy.BADGE)));
    for (int i = 0; i < first.curves().size(); i++) {
      assertArrayEquals(
          first.curves().get(i).accuracy(), second.curves().get(i).accuracy(), "curve " + i);
    }
  }

  @Test
  void keepsWhatThereIsWhenInterrupted() {
    AtomicInteger rounds = new AtomicInteger();
    LearningCurves curves =
        Simulation.run(
            BLOBS,
            PLAIN,
            replay(List.of(Strategy.MARGIN)),
            soFar -> rounds.incrementAndGet(),
            () -> rounds.get() >= 4);
    assertTrue(curves.isPartial());
    assertEquals(2, curves.curves().size());
    assertArrayEquals(new int[] {8, 20, 25}, curves.curves().get(0).labels());
    assertArrayEquals(new int[] {8}, curves.curves().get(1).labels());
  }

  @Test
  void comparesPassesWhereThereIsDropoutAndRefusesWhereThereIsNone() {
    Replay bald = new Replay(List.of(Strategy.BALD), 8, 12, 20, 1, false);
    InputException e = assertThrows(InputException.class, () -> run(PLAIN, bald));
    assertTrue(e.getMessage().startsWith("skeleton 'net' has no dropout"), e.getMessage());
    Skeleton dropping =
        Skeleton.parse("net", "input 2x4x1\nflatten\ndense 8 relu\ndropout 0.3\noutput 4\n");
    assertEquals(2, run(new Terms(dropping, RECIPE), bald).curves().size());
  }

  @Test
  void saysWhatDoesNotFit() {
    assertThrows(InputException.class, () -> run(PLAIN, replay(0, 1, 5, 1)));
    assertThrows(InputException.class, () -> run(PLAIN, replay(5, 0, 6, 1)));
    assertThrows(InputException.class, () -> run(PLAIN, replay(5, 1, 5, 1)));
    assertThrows(InputException.class, () -> run(PLAIN, replay(5, 1, 6, 0)));
    InputException e = assertThrows(InputException.class, () -> run(PLAIN, replay(5, 10, 141, 1)));
    assertEquals(
        "there are only 140 labelled training examples to replay with, got 141", e.getMessage());
  }

  private static LearningCurves run(Terms terms, Replay replay) {
    return Simulation.run(BLOBS, terms, replay, soFar -> {}, () -> false);
  }

  private static Replay replay(List<Strategy> strategies) {
    return new Replay(strategies, 8, 12, 25, 2, false);
  }

  private static Replay replay(int start, int batch, int most, int seeds) {
    return new Replay(List.of(Strategy.MARGIN), start, batch, most, seeds, false);
  }
}
