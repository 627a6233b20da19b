package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;
import org.winnow.training.Model;

/** {@code %train --background}, {@code %jobs}, {@code %wait} and {@code %stop}. */
class BackgroundTrainingTest {
  /** More epochs than any test lets pass. */
  private static final String ENDLESS = "%train 100000 --background";

  @TempDir Path folder;

  private Loop ready() throws Exception {
    Loop loop = new Loop(folder).flippedDigits().skeleton();
    loop.output();
    return loop;
  }

  /** Waits until the training has something to keep. */
  private static void firstEpoch(Loop loop, String job) {
    while (!loop.session.jobs().find(job).progress().contains("done")) {
      Thread.onSpinWait();
    }
  }

  private static InputException refused(Loop loop, String line) {
    return assertThrows(InputException.class, () -> loop.run(line));
  }

  @Test
  void twoAtOnceGiveTheSameModelsAsOneAfterTheOther() throws Exception {
    try (Loop loop = ready()) {
      loop.run("%train 2 --seed 5 --as a --background")
          .run("%train 2 --seed 6 --as b --background");
      loop.run("%wait");
      String said = loop.output();
      assertTrue(said.contains("Job 1 trains 'a' in the background: %jobs, %wait 1, %stop 1."));
      assertTrue(said.contains("a " + loop.session.model("a").hash().substring(0, 7)), said);
      loop.run("%train 2 --seed 5 --as alone5").run("%train 2 --seed 6 --as alone6");
      assertEquals(loop.session.model("alone5").hash(), loop.session.model("a").hash());
      assertEquals(loop.session.model("alone6").hash(), loop.session.model("b").hash());
      assertSame(loop.session.model("a"), loop.host.variable("a"));
    }
  }

  @Test
  void otherCellsRunMeanwhileAndTheirEditsDoNotTouchIt() throws Exception {
    try (Loop loop = ready()) {
      String before = loop.session.data().digest();
      loop.run(ENDLESS).run("%show -n 3").run("%drop #1").run("%jobs");
      assertTrue(loop.host.text().contains("small on digits"), "the table of jobs");
      assertNull(loop.host.variable("model"), "declared, but not there yet");
      firstEpoch(loop, "1");
      loop.run("%status");
      assertTrue(loop.host.text().contains("training  job 1 (model): small on digits, epoch"));
      loop.run("%stop");
      Model model = loop.session.model();
      assertTrue(model.provenance().stopped().orElseThrow().startsWith("cancelled"));
      assertEquals(before, model.provenance().dataDigest());
      assertNotEquals(before, loop.session.data().digest());
      String said = loop.host.text();
      assertTrue(said.contains("Note: it is older than the data"), said);
      loop.run("%jobs");
      assertTrue(loop.host.text().contains("stopped"));
    }
  }

  @Test
  void itsChartEndsBelowTheCellThatAskedForIt() throws Exception {
    try (Loop loop = ready()) {
      loop.run("%train 2 --background");
      loop.session.jobs().await();
      String first = loop.host.shown.get(0).text();
      assertTrue(first.contains("small on digits"), first);
      assertEquals(1, loop.host.shown.size());
      assertFalse(loop.host.viewChanges.isEmpty());
    }
  }

  @Test
  void anInterruptEndsTheWaitingButNotTheTraining() throws Exception {
    try (Loop loop = ready()) {
      loop.run(ENDLESS);
      firstEpoch(loop, "model");
      loop.host.cancel();
      String said = refused(loop, "%wait").getMessage();
      assertEquals("interrupted: waiting; job 1 (model) has not ended yet", said);
      loop.host.commandEnded();
      assertEquals(Job.State.RUNNING, loop.session.jobs().find("1").state());
      loop.run("%stop model");
      assertEquals(Job.State.STOPPED, loop.session.jobs().find("1").state());
    }
  }

  @Test
  void oneTrainingAtATimeForEachName() throws Exception {
    try (Loop loop = ready()) {
      loop.run(ENDLESS);
      String busy = "'model' is being trained by job 1";
      assertTrue(refused(loop, "%train 1").getMessage().startsWith(busy));
      assertTrue(refused(loop, "%train 1 --background").getMessage().startsWith(busy));
      assertThrows(
          InputException.class, () -> loop.session.models().put("model", null), "put over it");
      loop.run("%train 1 --as other").run("%stop");
      assertEquals(1, loop.session.jobs().all().size());
    }
  }

  @Test
  void aFailureIsToldWhereItWasBegunAndToWhoWaits() throws Exception {
    try (Loop loop = ready()) {
      loop.run("%train 1 --as good").run("%train 3 --lr 1e30 --as bad --background");
      loop.session.jobs().find("bad").await(Long.MAX_VALUE);
      assertTrue(loop.output().contains("job 1 (bad) failed: training diverged"));
      assertTrue(refused(loop, "%wait").getMessage().startsWith("job 1 (bad) failed: training"));
      assertTrue(refused(loop, "%suspects").getMessage().contains("there is no usable model"));
      loop.run("%jobs");
      assertTrue(loop.output().contains("failed"));
      loop.run("%train 1 --as bad --background").run("%wait").run("%suspects");
      loop.run("%wait");
      assertTrue(loop.output().contains("nothing is being trained"), "told once");
    }
  }

  @Test
  void stoppedInItsFirstEpochItLeavesTheSessionAsItWas() throws Exception {
    try (Loop loop = ready()) {
      loop.run("%train 1 --as first").output();
      Job job =
          loop.session
              .jobs()
              .start(
                  "second",
                  "a work that notices at once",
                  j -> {
                    while (!j.stopRequested()) {
                      Thread.onSpinWait();
                    }
                    return new Job.End(Job.State.STOPPED, "nothing to keep");
                  });
      assertEquals(Job.State.RUNNING, job.state());
      loop.run("%stop 1").run("%evaluate");
      String said = loop.output();
      assertTrue(said.contains("nothing to keep"), said);
      assertEquals("first", loop.session.models().currentName());
    }
  }

  @Test
  void foldsArriveWithTheModelOrNotAtAll() throws Exception {
    try (Loop loop = ready()) {
      loop.run("%train 1 --folds 2 --background").run("%wait").run("%suspects");
      String said = loop.output();
      assertTrue(said.contains("2 folds: %suspects now judges out of sample"), said);
      assertFalse(loop.session.lastSuspects().basis().inSample());
    }
  }

  @Test
  void anAssignmentIsRefusedWithTheWayToWriteIt() throws Exception {
    try (Loop loop = ready()) {
      String said = refused(loop, "Model m = %train 2 --background").getMessage();
      assertTrue(said.contains("write %train … --background --as m"), said);
      assertTrue(loop.session.jobs().all().isEmpty());
    }
  }

  @Test
  void aVariableThatWasTakenMeanwhileIsLeftAloneAndTheModelKept() throws Exception {
    try (Loop loop = ready()) {
      loop.run(ENDLESS);
      firstEpoch(loop, "1");
      loop.host.put("model", "a person's text");
      loop.run("%stop");
      assertEquals("a person's text", loop.host.variable("model"));
      assertTrue(loop.output().contains("The commands have the model all the same."));
      assertTrue(loop.session.model().provenance().epochsDone() >= 1);
    }
  }

  @Test
  void aKernelThatShowsNothingAfterwardsIsToldByWait() throws Exception {
    try (Loop loop = ready()) {
      loop.host.showsAfterwards = false;
      loop.run("%train 1 --background");
      assertTrue(loop.output().contains("nothing of it can be shown here once"));
      loop.session.jobs().find("1").await(Long.MAX_VALUE);
      assertEquals("", loop.output());
      loop.run("%wait");
      String said = loop.output();
      assertTrue(said.contains("small on digits") && said.contains("1 epoch in"), said);
    }
  }

  @Test
  void whatAJobBringsIsSeenBetweenCommandsNotWithinOne() throws Exception {
    try (Loop loop = ready()) {
      loop.run("%train 1 --as first");
      Model first = loop.session.model();
      loop.session.starting(loop.host); // a command runs from here on
      loop.run("%train 1 --seed 2 --as second");
      Model second = loop.session.model();
      loop.session.starting(loop.host);
      loop.session.models().put("first", first);
      loop.session.models().arrive("late", second, java.util.Optional.empty());
      assertSame(first, loop.session.model());
      loop.session.ended();
      assertSame(second, loop.session.model());
      assertEquals("late", loop.session.models().currentName());
    }
  }

  @Test
  void theEndOfTheSessionEndsItsJobs() throws Exception {
    Loop loop = ready();
    Job job;
    try (loop) {
      loop.run(ENDLESS);
      job = loop.session.jobs().find("1");
    }
    assertTrue(job.await(Long.MAX_VALUE));
    assertEquals(Job.State.STOPPED, job.state());
    assertThrows(InputException.class, () -> loop.session.jobs().start("x", "too late", j -> null));
  }

  @Test
  void namesAJobThatIsNotThere() throws Exception {
    try (Loop loop = ready()) {
      loop.run("%wait").run("%stop").run("%jobs");
      String said = loop.output();
      assertTrue(said.contains("nothing is being trained in the background"), said);
      assertEquals(
          "there is no job '7'; %train --background begins one",
          refused(loop, "%stop 7").getMessage());
    }
  }
}
