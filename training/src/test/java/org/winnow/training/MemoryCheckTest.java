package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;

/** A training that would not fit into memory is refused before it begins. */
class MemoryCheckTest {
  private static final long PLENTY = 1L << 40;
  private static final Dataset DATA = Blobs.of(1000, new Shape(20, 10, 1), 3, 1);
  private static final Skeleton NET =
      Skeleton.parse("wide", "input 20x10x1\nconv 100 1x1 relu\npool max global\noutput 3");

  private static TrainingPlan plan(Recipe recipe) {
    return TrainingPlan.of(NET, recipe, DATA);
  }

  private static String refusal(TrainingPlan plan, MemoryRoom room) {
    return assertThrows(InputException.class, () -> MemoryCheck.require(plan, room)).getMessage();
  }

  @Test
  void countsAtLeastWhatTheValuesOfABatchTake() {
    // The convolution's 20 x 10 x 100 outputs, of 4 bytes, live until its weights' gradient is
    // made.
    long values = 4L * 20 * 10 * 100 * 64;
    long needed = new MemoryNeed(plan(Recipe.standard())).system(64);
    assertTrue(needed >= values && needed < 3 * values, needed + " bytes");
  }

  @Test
  void namesTheLargestBatchThatFits() {
    TrainingPlan plan = plan(Recipe.standard().withBatchSize(500));
    MemoryRoom room = new MemoryRoom(PLENTY, new MemoryNeed(plan).system(77));
    String message = refusal(plan, room);
    assertTrue(message.startsWith("training 'wide' in batches of 500 needs about "), message);
    assertTrue(message.endsWith("The largest batch that fits: --bs 77"), message);
    MemoryCheck.require(plan(Recipe.standard().withBatchSize(77)), room);
    refusal(plan(Recipe.standard().withBatchSize(78)), room);
  }

  @Test
  void saysWhereNoBatchFits() {
    TrainingPlan plan = plan(Recipe.standard());
    assertTrue(refusal(plan, new MemoryRoom(PLENTY, 1000)).contains("Not even batches of 1 fit"));
    assertTrue(refusal(plan, new MemoryRoom(1000, PLENTY)).contains("Not even batches of 1 fit"));
  }

  @Test
  void theReferenceEngineTakesHeapInstead() {
    TrainingPlan plan = plan(Recipe.standard().withDevice(Device.REFERENCE));
    MemoryNeed need = new MemoryNeed(plan);
    assertEquals(0, need.system(64));
    MemoryCheck.require(plan, new MemoryRoom(need.heap(64), 0));
    refusal(plan, new MemoryRoom(need.heap(64) - 1, 0));
  }

  @Test
  void tellsHowManyFitAtOnce() {
    TrainingPlan plan = plan(Recipe.standard());
    long one = new MemoryNeed(plan).system(64);
    assertEquals(3, MemoryCheck.howMany(plan, new MemoryRoom(PLENTY, 4 * one - 1)));
    assertEquals(1, MemoryCheck.howMany(plan, new MemoryRoom(PLENTY, one / 2)));
  }

  /** On a machine with less than 600 GB, that is. */
  @Test
  void aTrainerRefusesWhatTheMachineCannotHold() {
    Dataset many = Blobs.of(30_000, new Shape(20, 10, 1), 3, 1);
    Skeleton huge =
        Skeleton.parse("huge", "input 20x10x1\nconv 20000 1x1 relu\npool max global\noutput 3");
    Trainer trainer = new Trainer(huge, Recipe.standard().withBatchSize(30_000));
    String message =
        assertThrows(InputException.class, () -> trainer.train(many, TrainingMonitor.silent()))
            .getMessage();
    assertTrue(
        message.matches("(?s)training 'huge' in batches of 21000 needs .*--bs \\d+"), message);
  }
}
