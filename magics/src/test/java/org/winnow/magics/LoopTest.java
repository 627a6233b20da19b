package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;
import org.winnow.insight.SuspectList;
import org.winnow.training.Evaluation;
import org.winnow.training.Model;

/** The commands one after the other, as the first notebook has them. */
class LoopTest {
  @TempDir Path folder;

  @Test
  void findsPlantedMistakesMendsCommitsAndTrainsAgain() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.flippedDigits().skeleton().run("%train 10 --seed 7 --lr 3e-3 --as before").output();
      Model before = (Model) loop.host.variable("before");
      assertEquals(10, before.history().size());

      loop.run("%suspects --top 10");
      assertTrue(loop.output().contains("In-sample"));
      SuspectList suspects = (SuspectList) loop.host.variable("suspects");
      PlantedReport found = PlantedReport.of(loop.session.data(), suspects);
      assertTrue(found.inTop() > 0.8, found.toString());

      String noisy = loop.session.data().digest();
      loop.run("%accept");
      PlantedReport mended = PlantedReport.of(loop.session.data(), suspects);
      assertTrue(mended.mended() > mended.planted() / 3, mended.toString());
      assertTrue(mended.spoilt() <= 3, mended.toString());
      assertNotEquals(noisy, loop.session.data().digest());

      loop.run("%commit -m \"Correct what the first network doubted\"");
      assertEquals(2, loop.session.repository().log(10).size());
      assertTrue(loop.session.repository().pending().isEmpty());

      loop.run("%train 10 --seed 7 --lr 3e-3 --as after").output();
      loop.run("%compare before after --test");
      assertTrue(loop.output().contains("looked at once"));
      loop.run("%diff HEAD~1");
      assertEquals(
          loop.session.repository().head(),
          loop.session.model("after").provenance().commit().orElseThrow());
    }
  }

  @Test
  void showsWhichLinksAreStale() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.flippedDigits().skeleton().run("%train 1").run("%suspects").output();
      loop.run("%status");
      assertTrue(!loop.output().contains("stale"));
      loop.run("%drop #1").run("%status");
      String status = loop.output();
      assertTrue(status.contains("older than the data: trained before"), status);
      loop.run("%evaluate");
      assertTrue(loop.output().contains("Note: model is older than the data"));
      loop.run("%undo").run("%status");
      assertTrue(!loop.output().contains("stale"));
    }
  }

  @Test
  void ranksSuspectsByWhatTheTrainingRecordedAndRemembersThatOrder() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.flippedDigits().skeleton().run("%train 1").run("%suspects --score aum --top 5");
      SuspectList found = loop.session.lastSuspects();
      assertEquals("area under the margin of one training (1 epochs)", found.basis().method());
      for (int rank = 1; rank < found.size(); rank++) {
        assertTrue(found.get(rank - 1).score() <= found.get(rank).score());
      }
      assertTrue(found.get(0).reason().contains("; area under the margin -"));
    }
  }

  @Test
  void saysWhichLabelsTheTrainingTookForAsWrongAsThresholdSamples() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.flippedDigits().skeleton().run("%train 3").run("%suspects --score aum --thresholds");
      assertTrue(loop.output().contains("labels are not above the threshold"), loop.output());
      SuspectList found = loop.session.lastSuspects();
      assertTrue(found.basis().sentence().startsWith("Threshold "), found.basis().sentence());
      loop.run("%relabel #1 7");
      InputException e =
          assertThrows(InputException.class, () -> loop.run("%suspects --score aum --thresholds"));
      assertTrue(e.getMessage().endsWith("; %train again first"), e.getMessage());
    }
  }

  @Test
  void judgesSuspectsAgainAfterTheirExamplesWereDropped() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.flippedDigits().skeleton().run("%train 1").run("%suspects").run("%drop #1 #2");
      int judged = loop.session.lastSuspects().size();
      loop.run("%suspects");
      assertEquals(judged - 2, loop.session.lastSuspects().size());
    }
  }

  @Test
  void acceptsNoSuggestionOverALabelThatAPersonConfirmed() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.flippedDigits().skeleton().run("%train 1").run("%suspects").output();
      String id = loop.session.lastSuspects().get(0).id();
      String given = loop.session.data().label(loop.session.data().row(id));
      loop.run("%relabel #1 " + given).run("%accept --top 3");
      assertTrue(loop.output().contains("1 left alone: edited since, or judged by a person"));
      assertEquals(given, loop.session.data().label(loop.session.data().row(id)));
    }
  }

  @Test
  void findsTheArrowBetweenClassNamesThatHoldOne() throws Exception {
    try (Loop loop = new Loop(folder)) {
      Path table = folder.resolve("odd.csv");
      Files.writeString(table, "x,label\n1,a>b\n2,>50%\n3,a>b\n4,red fox\n");
      loop.run("%dataset $/odd.csv --repo $/odd.winnow").run("%show").output();
      String id = loop.session.data().ids().get(0);
      loop.run("%relabel " + id + " \"a>b>red fox\"").run("%relabel " + id + " \"red fox>>50%\"");
      loop.run("%relabel " + id + " a>b");
      assertEquals("a>b", loop.session.data().label(0));
      assertEquals(3, loop.session.repository().pending().size());
    }
  }

  @Test
  void goesOnWithPendingEditsWhenTheDataIsOpenedAgain() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().run("%show -n 3").run("%relabel #1 7 #2 ?").output();
      loop.digits();
      assertTrue(loop.output().contains("2 pending edits recovered"));
      loop.run("%undo");
      assertTrue(loop.session.repository().pending().isEmpty());
    }
  }

  @Test
  void startsOverWithFreshAndKeepsTheOldHistoryBeside() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().run("%show -n 1").run("%drop #1").run("%commit -m drop");
      loop.run("%dataset digits --fresh --repo $/digits.winnow");
      assertEquals(1, loop.session.repository().log(10).size());
      assertEquals(1797, loop.session.data().size());
      loop.run("%dataset digits --repo $/digits.winnow.before");
      assertEquals(1796, loop.session.data().size());
    }
  }

  @Test
  void measuresOnTheSplitThatWasAskedFor() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton().run("%train 1").run("%evaluate --as e");
      Evaluation e = (Evaluation) loop.host.variable("e");
      Dataset data = loop.session.data();
      assertEquals(data.labelledRows(Split.VALIDATION).length, e.size());
      loop.run("%evaluate --test").run("%evaluate --test");
      assertTrue(loop.output().contains("looked at twice"));
    }
  }

  @Test
  void bindsResultsToTheVariableOfAnAssignment() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.run("Dataset d = %dataset digits --repo $/digits.winnow");
      assertEquals(1797, ((Dataset) loop.host.variable("d")).size());
    }
  }

  @Test
  void theVariableOfTheDataFollowsItsEdits() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().run("%show -n 1").run("%drop #1");
      assertEquals(1796, ((Dataset) loop.host.variable("data")).size());
      loop.run("%undo");
      assertEquals(1797, ((Dataset) loop.host.variable("data")).size());
    }
  }

  @Test
  void savesAndOpensModels() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton().run("%train 1").run("%model save $/m.winnow-model");
      loop.run("%model open $/m.winnow-model --as again");
      assertEquals(loop.session.model("model").hash(), loop.session.model("again").hash());
    }
  }

  @Test
  void exportsModelsForDeeplearning4jAndImportsThem() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton().run("%train 1").run("%model export $/net.zip");
      String said = loop.output();
      assertTrue(said.contains("for Deeplearning4j's ModelSerializer"), said);
      loop.run("%model import $/net.zip --as back");
      loop.run("%model import $/net.zip --as again --like model");
      Dataset data = loop.session.data();
      int[] rows = data.labelledRows(Split.TEST);
      float[][] expected = loop.session.model("model").predict(data, rows).probabilities();
      for (String name : List.of("back", "again")) {
        Model read = loop.session.model(name);
        assertEquals(data.schema().classes(), read.classes());
        assertArrayEquals(expected, read.predict(data, rows).probabilities(), name);
      }
      InputException unused =
          assertThrows(
              InputException.class, () -> loop.run("%model export $/net.zip --like model"));
      assertTrue(unused.getMessage().contains("--like goes with %model import"));
    }
  }

  @Test
  void addsWhatIsNewAndLeavesOutWhatIsThere() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().output();
      Dataset all = loop.session.data();
      int first = all.labelledRows(Split.TRAIN)[0];
      loop.host.put("again", all.select(new int[] {first, first + 1}));
      loop.run("%drop " + all.ids().get(first)).output();
      loop.run("%add again");
      String said = loop.output();
      assertTrue(said.contains("1 of 2 examples are in the data set already"), said);
      assertEquals(all.digest(), loop.session.data().digest());
    }
  }

  @Test
  void exportsAndImportsLabels() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().run("%show -n 2").run("%relabel #1 7 #2 8").run("%labels export $/l.csv");
      String digest = loop.session.data().digest();
      loop.run("%undo").run("%labels import $/l.csv");
      assertEquals(digest, loop.session.data().digest());
    }
  }
}
