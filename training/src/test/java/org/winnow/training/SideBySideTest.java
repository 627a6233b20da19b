package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;

/** Several trainings at once. */
class SideBySideTest {
  private static final TrainingMonitor SILENT = TrainingMonitor.silent();

  @Test
  void givesWhatOneAfterTheOtherGives() {
    Dataset data = Blobs.of(100, new Shape(5, 5, 1), 3, 4);
    Skeleton net =
        Skeleton.parse("net", "input 5x5x1\nconv 4 3x3 relu\ndropout .3\ndense 8 relu\noutput 3");
    Recipe recipe = SideBySide.each(Recipe.standard().withEpochs(3).withBatchSize(16));
    TrainingPlan whole = TrainingPlan.of(net, recipe, data);
    Predictions inTurn = CrossValidation.outOfSample(whole, 4, new SideBySide(1), SILENT);
    Predictions atOnce = CrossValidation.outOfSample(whole, 4, new SideBySide(3), SILENT);
    assertEquals(inTurn.ids(), atOnce.ids());
    assertArrayEquals(inTurn.probabilities(), atOnce.probabilities());
  }

  @Test
  void reallyRunsAtOnceAndHandsOverInOrder() {
    CyclicBarrier both = new CyclicBarrier(2);
    List<Integer> taken = new ArrayList<>();
    new SideBySide(2)
        .train(
            new PartsMonitor(SILENT, 4),
            (part, monitor) -> {
              meet(both); // in turn, the first would wait here for ever
              return part;
            },
            taken::add);
    assertEquals(List.of(0, 1, 2, 3), taken);
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aFailureEndsTheOthersAndIsTold() {
    InputException failure = new InputException("diverged");
    PartsMonitor all = new PartsMonitor(SILENT, 2);
    SideBySide.Part<Integer> work =
        (part, monitor) -> {
          if (part == 1) {
            throw failure;
          }
          while (!monitor.cancelled()) {
            Thread.onSpinWait();
          }
          return part;
        };
    assertSame(
        failure,
        assertThrows(InputException.class, () -> new SideBySide(2).train(all, work, result -> {})));
    assertEquals("0 of 2", all.partsDone());
  }

  @Test
  void anInterruptOfWhoWaitsEndsAll() throws InterruptedException {
    PartsMonitor all = new PartsMonitor(SILENT, 2);
    CountDownLatch ended = new CountDownLatch(2);
    SideBySide.Part<Integer> work =
        (part, monitor) -> {
          while (!monitor.cancelled()) {
            Thread.onSpinWait();
          }
          ended.countDown();
          return part;
        };
    Thread.currentThread().interrupt();
    assertThrows(
        CancellationException.class, () -> new SideBySide(2).train(all, work, result -> {}));
    assertTrue(Thread.interrupted(), "who called may want to know");
    ended.await();
  }

  @Test
  void isSeenAsASingleTraining() {
    List<String> seen = new ArrayList<>();
    TrainingMonitor monitor =
        new TrainingMonitor() {
          @Override
          public void batchDone(long step, long steps, double loss) {
            seen.add("step " + step + " of " + steps);
          }

          @Override
          public void epochDone(EpochReport report) {
            seen.add("epoch " + report.epoch() + " of " + report.epochs());
          }

          @Override
          public void notice(String line) {
            seen.add(line);
          }
        };
    PartsMonitor all = new PartsMonitor(monitor, 2);
    all.part(1).batchDone(1, 6, 1);
    all.part(0).notice("stock");
    all.part(0).batchDone(1, 7, 1);
    all.part(1).epochDone(report(1));
    all.part(0).epochDone(report(1));
    all.part(0).epochDone(report(2));
    all.done(0); // of three: its patience was at an end
    all.part(1).epochDone(report(2));
    all.end();
    all.part(1).batchDone(6, 6, 1);
    assertEquals(
        List.of(
            "step 1 of 12",
            "stock",
            "step 2 of 14",
            "epoch 1 of 6",
            "epoch 2 of 6",
            "epoch 3 of 6",
            "epoch 5 of 6"),
        seen);
  }

  private static EpochReport report(int epoch) {
    return new EpochReport(epoch, 3, 1, 1, OptionalDouble.empty(), OptionalDouble.empty(), 1);
  }

  @Test
  void takesOneThreadEachUnlessToldOtherwise() {
    Recipe recipe = Recipe.standard();
    assertEquals(1, SideBySide.each(recipe).threads().orElseThrow());
    assertEquals(2, SideBySide.each(recipe.withThreads(2)).threads().orElseThrow());
    Dataset data = Blobs.of(100, new Shape(5, 5, 1), 3, 4);
    Skeleton net = Skeleton.parse("net", "input 25\ndense 8 relu\noutput 3");
    TrainingPlan many = TrainingPlan.of(net, recipe.withThreads(256), data);
    assertEquals(1, SideBySide.of(many).most());
  }
}
