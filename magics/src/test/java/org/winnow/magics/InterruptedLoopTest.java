package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.training.EpochReport;
import org.winnow.training.Model;
import org.winnow.training.Recipe;
import org.winnow.training.TrainingMonitor;

/** Interrupts at the worst moments: nothing is lost, and nothing half is left. */
class InterruptedLoopTest {
  @TempDir Path folder;

  @Test
  void keepsTheModelWhereItsFoldsAreInterrupted() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton();
      Thread person =
          new Thread(
              () -> {
                while (loop.host.printed.indexOf("seed 1;") < 0) {
                  Thread.onSpinWait();
                }
                loop.host.cancel();
              });
      person.start();
      loop.run("%train 1 --folds 60");
      person.join();
      String output = loop.output();
      assertTrue(output.contains("of 60 folds; %suspects judges by the training of model"), output);
      loop.host.commandEnded();
      loop.run("%suspects");
      assertTrue(loop.output().contains("In-sample"));
    }
  }

  @Test
  void interruptedReadingReplacesNothing() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().run("%show -n 1").run("%drop #1").run("%commit -m drop");
      loop.host.cancel();
      InputException e =
          assertThrows(
              InputException.class,
              () -> loop.run("%dataset digits --fresh --repo $/digits.winnow"));
      assertEquals("interrupted: reading digits", e.getMessage());
      assertFalse(Thread.currentThread().isInterrupted());
      loop.host.commandEnded();
      loop.digits();
      assertEquals(1796, loop.session.data().size());
    }
  }

  @Test
  void anInterruptedImportLeavesNothingAndPutsBackWhatItWasToReplace() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().run("%show -n 1").run("%drop #1").run("%commit -m drop");
      Import digits = Imports.of("digits", LoadOptions.standard());
      for (int part = 0; part < 3; part++) {
        int least = part;
        Opening interrupted =
            new Opening(
                Optional.of(folder.resolve("digits.winnow")),
                true,
                (done, total) -> {
                  if (done >= least * total / 3) {
                    throw new CancellationException("enough");
                  }
                });
        assertThrows(CancellationException.class, () -> loop.session.open(digits, interrupted));
        try (Stream<Path> left = Files.list(folder)) {
          assertEquals(List.of(folder.resolve("digits.winnow")), left.toList());
        }
      }
      loop.digits();
      assertEquals(1796, loop.session.data().size());
    }
  }

  @Test
  void anInterruptEndsTheMeasuringOfAModel() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton().run("%train 1").host.cancel();
      InputException e = assertThrows(InputException.class, () -> loop.run("%evaluate"));
      assertEquals("interrupted: measuring model", e.getMessage());
      assertFalse(Thread.currentThread().isInterrupted());
    }
  }

  @Test
  void keepsWhatAnInterruptedTrainingHadLearnt() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton();
      AtomicInteger epochs = new AtomicInteger();
      TrainingMonitor twoEpochs =
          new TrainingMonitor() {
            @Override
            public void epochDone(EpochReport report) {
              epochs.incrementAndGet();
            }

            @Override
            public boolean cancelled() {
              return epochs.get() == 2;
            }
          };
      Model model = loop.session.train(Recipe.standard().withEpochs(50), "model", twoEpochs);
      assertTrue(model.provenance().stopped().isPresent());
      assertEquals(2, model.history().size());
      assertEquals(model, loop.session.model());
    }
  }

  @Test
  void keepsNoModelThatWasInterruptedInItsFirstEpoch() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton().host.cancel();
      InputException e = assertThrows(InputException.class, () -> loop.run("%train 50"));
      assertTrue(e.getMessage().contains("before any epoch was done"), e.getMessage());
      assertThrows(InputException.class, loop.session::model);
    }
  }
}
