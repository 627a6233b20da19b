package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.insight.LearningCurves;
import org.winnow.insight.Seeds;
import org.winnow.insight.Strategy;

/** Choosing what to label next, and replaying it, as commands. */
class ChoosingTest {
  private static final String DROPPING =
      "input 8x8x1\nflatten\ndense 16 relu\ndropout 0.2\noutput 10\n";

  @TempDir Path folder;

  @Test
  void choosesOfTheUnlabelledAndSaysWhatItRestsOn() throws Exception {
    try (Loop loop = hidden()) {
      loop.run("%train 3").output();
      loop.run("%uncertain --n 5");
      String output = loop.output();
      Chosen chosen = (Chosen) loop.host.variable("uncertain");
      Dataset data = loop.session.data();
      assertEquals(5, chosen.ids().size());
      assertTrue(chosen.ids().stream().allMatch(id -> data.label(data.row(id)).equals("?")));
      assertTrue(output.contains("5 examples to label next of 1,158, chosen by margin"), output);
      assertFalse(output.contains("In-sample"), "nothing unlabelled was trained on: " + output);
      assertTrue(output.contains("%simulate margin measures it"), output);
      loop.run("%relabel #1 7").output();
      assertEquals("7", loop.session.data().label(data.row(chosen.ids().get(0))));
    }
  }

  @Test
  void beginsWithTypicalExamplesWhereThereIsNoModel() throws Exception {
    try (Loop loop = hidden()) {
      loop.run("%uncertain --n 8");
      assertTrue(loop.output().contains("8 examples to label next of 1,158, chosen by typiclust"));
      InputException e =
          assertThrows(InputException.class, () -> loop.run("%uncertain --strategy badge"));
      assertTrue(e.getMessage().contains("there is no model yet"), e.getMessage());
    }
  }

  @Test
  void comparesPassesOfOneModelOrSeveralModels() throws Exception {
    try (Loop loop = hidden()) {
      loop.run("%train 2 --as plain").output();
      InputException e =
          assertThrows(InputException.class, () -> loop.run("%uncertain --strategy bald"));
      assertTrue(e.getMessage().contains("has no dropout"), e.getMessage());
      loop.run("%train 2 --seed 2 --as other").output();
      loop.run("%uncertain --strategy bald --models plain,other --n 3");
      assertTrue(loop.output().contains("3 examples to label next"));
      loop.interpreter.runCell("%%skeleton dropping", DROPPING, loop.host);
      loop.run("%train 2").output();
      loop.run("%uncertain --strategy power_bald --passes 5 --n 3");
      assertTrue(loop.output().contains("chosen by power bald"));
      loop.run("%uncertain --of #1 --passes 7");
      assertTrue(loop.output().contains("(label ?): what 7 passes say"));
      e =
          assertThrows(
              InputException.class, () -> loop.run("%uncertain --strategy bald --passes 1"));
      assertTrue(e.getMessage().contains("passes must be 2 to 1000, got 1"), e.getMessage());
    }
  }

  @Test
  void advisesOnStoppingOnceASecondNetworkWasAsked() throws Exception {
    try (Loop loop = hidden()) {
      loop.run("%train 2").run("%uncertain --n 4").run("%uncertain --n 4");
      assertTrue(loop.output().contains("said once a second network was asked"));
      assertTrue(loop.session.choosing().rounds().stability().isEmpty(), "the same network twice");
      loop.run("%train 3").run("%uncertain --n 4");
      String output = loop.output();
      assertTrue(output.contains("there are 1)"), output);
      assertEquals(1158, loop.session.choosing().rounds().stability().get(0).compared());
    }
  }

  @Test
  void ranksTheValidationSplitWhereNothingIsUnlabelled() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton().run("%train 1").output();
      loop.run("%uncertain --n 3 --diverse");
      String output = loop.output();
      assertTrue(output.contains("Every example has a label; here are those of the validation"));
      assertTrue(output.contains("3 examples to label next of 270, chosen by margin, diverse"));
      InputException e =
          assertThrows(
              InputException.class, () -> loop.session.choosing().next(Strategy.MARGIN, 3));
      assertTrue(e.getMessage().startsWith("every example of digits has a label"));
    }
  }

  @Test
  void replaysAndLaterSaysWhatWasSaved() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton();
      loop.run("%simulate margin --start 20 --n 40 --to 100 --seeds 1 --epochs 15 --as seen");
      String output = loop.output();
      LearningCurves curves = (LearningCurves) loop.host.variable("seen");
      assertEquals(List.of(Strategy.RANDOM, Strategy.MARGIN), curves.strategies());
      assertTrue(output.contains("Labels needed on digits, median (2 of 2 runs)"), output);
      assertTrue(output.contains("270 held-out examples"), output);
      loop.run("%train 1").run("%uncertain --n 2");
      assertTrue(loop.output().contains("In the replay, margin reached"));
    }
  }

  @Test
  void keepsThePartOfAReplayThatWasDone() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton();
      int before = loop.host.shown.size();
      Thread person =
          new Thread(
              () -> {
                while (loop.host.shown.size() == before) {
                  Thread.onSpinWait();
                }
                loop.host.cancel();
              });
      person.start();
      loop.run("%simulate margin --seeds 500 --epochs 1");
      person.join();
      LearningCurves curves = (LearningCurves) loop.host.variable("curves");
      assertTrue(curves.isPartial());
      assertTrue(loop.output().contains("not all of them whole"));
    }
  }

  @Test
  void seedsPendingLabelsThatSayWhichNetworksGaveThemAndCanBeTakenBack() throws Exception {
    try (Loop loop = hidden()) {
      String before = loop.session.data().digest();
      loop.run("%seed --skeleton flat").output();
      assertEquals(before, loop.session.data().digest(), "without --accept nothing is edited");
      loop.run("%seed --accept 0.95 --top 6");
      String output = loop.output();
      Seeded seeded = (Seeded) loop.host.variable("seeds");
      int accepted = seeded.seeds().accepted();
      assertTrue(accepted > 100, output);
      assertEquals(accepted, loop.session.repository().pending().size());
      Dataset data = loop.session.data();
      String first = seeded.seeds().band().get(0).id();
      String origin = data.labels().attribution(data.row(first)).origin().toString();
      assertTrue(origin.startsWith("model:" + seeded.networks() + ":0.9"), origin);
      assertTrue(output.contains("The least sure 6 of " + accepted + " proposed labels"), output);
      assertTrue(output.contains("fell into bands drawn without them"), output);
      loop.run("%undo");
      assertEquals(before, loop.session.data().digest());
    }
  }

  @Test
  void leavesAloneWhatWasLabelledAfterTheProposal() throws Exception {
    try (Loop loop = hidden()) {
      loop.run("%seed --skeleton flat --epochs 10");
      Seeded seeded = (Seeded) loop.host.variable("seeds");
      String id = seeded.seeds().proposals().get(0).id();
      int sure = Math.max(1, seeded.seeds().accepted());
      Seeds all = seeded.seeds();
      Seeds one = new Seeds(all.asked(), all.proposals(), sure, all.precision(), all.proof());
      loop.run("%relabel " + id + " 3");
      int made = loop.session.labels().accept(new Seeded(one, seeded.networks())).size();
      assertEquals(sure - 1, made);
      assertEquals("3", loop.session.data().label(loop.session.data().row(id)));
    }
  }

  private Loop hidden() throws Exception {
    Loop loop = new Loop(folder);
    loop.interpreter.runCell(
        "%%skeleton flat", "input 8x8x1\nflatten\ndense 32 relu\noutput 10\n", loop.host);
    loop.run("%dataset digits --hide 1158 --repo $/digits.winnow").skeleton().output();
    return loop;
  }
}
