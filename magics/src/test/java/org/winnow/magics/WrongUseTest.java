package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.winnow.datasets.InputException;

/** What a tired person types, and what they are told. */
class WrongUseTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "%trian 10 | there is no command %trian; did you mean %train?",
        "%train --bacth 3 | did you mean '--batch'?",
        "%train ten | 'ten'",
        "%train 0 | epochs must be 1 to 100000, got 0",
        "%train 1 --bs 0 | batch size must be 1 or more, got 0",
        "%train 1 --lr -1 | learning rate must be a number above 0, got -1.0",
        "%train 1 --optimizer adm | --optimizer 'adm' is not one of sgd, nesterovs, adam, adamw, rmsprop; did you mean 'adam'?",
        "%train 1 --class-weights 3:2 | --class-weights takes balanced, or CLASS=WEIGHT separated by commas, got '3:2'",
        "%train 1 --class-weights ten=2 | label 'ten' is not one of",
        "%train 1 --freeze dens1 | has no layer 'dens1'; did you mean 'dense1'?",
        "%train 1 --clip 1 --clip-value 1 | gradients are limited one by one (1.0) or by their norm (1.0)",
        "%train 1 --resume | there is no model yet; %train makes one",
        "%train 1 --from before | there is no model 'before'",
        "%lr_find --steps 5 | a search takes 20 to 10000 steps, got 5",
        "%lr_find --low 1 --high 0.1 | rates are tried from above 0 up to a larger one, got 1.0 to 0.1",
        "%train 1 --warm-up 1 | warm-up must be 0 up to but not 1, got 1.0",
        "%model sav m.zip | 'sav' is not one of save, open, export, import; did you mean 'save'?",
        "%model import nothing.zip | nothing.zip",
        "%export dl4 net.zip | there is no model yet; %train makes one",
        "%export dl4j net.zip --rows -1 | --rows must be 0 or more, got -1",
        "%train 1 --folds 1 | folds must be 2 to 100 for 1258 training examples, got 1",
        "%train 1 --skeleton smal | there is no skeleton 'smal'; did you mean 'small'?",
        "%train 1 --engine gpu | --engine 'gpu' is not one of auto, dl4j, reference",
        "%dataset digist | did you mean 'digits'?",
        "%dataset digits --flip 1.5 | 1.5",
        "%relabel zzzz 7 | no example has an id that begins with 'zzzz'",
        "%relabel #1 7 | names a row of the last table, but none was shown yet",
        "%relabel abcd | usage: %relabel",
        "%train 1 --folds 101 | got 101",
        "%evaluate befor | there is no model 'befor'",
        "%suspects | there is no model yet; %train makes one",
        "%suspects --score aum --from folds | it goes with neither --probs nor folds",
        "%suspects --thresholds | --thresholds goes with --score aum",
        "%suspects --score amu | did you mean 'aum'?",
        "%accept | no suspects were looked for yet; %suspects does that",
        "%why #1 | none was shown yet",
        "%commit | usage: %commit",
        "%checkout nowhere | nowhere",
        "%diff nowhere | nowhere",
        "%show --class seven | label 'seven' is not one of",
        "%show -n 0 | -n must be 1 or more, got 0",
        "%model open nothing.zip | nothing.zip",
        "%labels import nothing.csv | nothing.csv",
        "%add nowhere | nowhere",
        "%dataset digits --hide 1258 | the labels to hide must be 1 to 1257 of the 1258",
        "%seed --accept 1 | --accept must be above 0.5 and below 1, got 1.0",
        "%seed | every example of digits has a label",
        "%uncertain --n 0 | --n must be 1 or more, got 0",
        "%uncertain --strategy margni | did you mean 'margin'?",
        "%uncertain --models before | --models compares two or more, got before",
        "%uncertain --strategy entropy | there is no model yet; %train makes one",
        "%simulate margni | did you mean 'margin'?",
        "%simulate --to 20 | labels at the end must be more than 20, got 20",
        "%simulate --threads 0 | threads must be 1 to 256, got 0",
        "%simulate --seeds 0 | seeds must be 1 to 1000, got 0",
        "%simulate --to 1300 | there are only 1258 labelled training examples to replay with, got 1300",
        "%simulate bald | has no dropout",
      })
  void isToldWhatWasExpected(String line, String told) throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton();
      InputException e = assertThrows(InputException.class, () -> loop.run(line));
      assertAll(
          () -> assertTrue(e.getMessage().contains(told), e.getMessage()),
          () -> assertTrue(e.getMessage().lines().count() <= 3, e.getMessage()));
    }
  }

  @Test
  void namesTheStepThatIsMissing() {
    try (Loop loop = new Loop(folder)) {
      assertEquals(
          "no data set is open yet; %dataset NAME|FILE|FOLDER opens one",
          assertThrows(InputException.class, () -> loop.run("%train")).getMessage());
      assertEquals(
          "no skeleton is declared yet; %%skeleton NAME does that",
          assertThrows(InputException.class, () -> loop.digits().run("%train")).getMessage());
    }
  }

  @Test
  void refusesToTrainOnWhatAnEarlierCellLeftWhenDatasetFailed() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton();
      assertThrows(InputException.class, () -> loop.run("%dataset nowhere.csv"));
      InputException e = assertThrows(InputException.class, () -> loop.run("%train 1"));
      assertTrue(
          e.getMessage().startsWith("there is no usable data: %dataset failed"), e.getMessage());
      loop.digits().run("%train 1");
    }
  }

  @Test
  void refusesToTrainAfterAFailedEditUntilItIsSeenTo() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton().run("%show -n 1");
      assertThrows(InputException.class, () -> loop.run("%relabel #1 17"));
      InputException e = assertThrows(InputException.class, () -> loop.run("%train 1"));
      assertTrue(e.getMessage().startsWith("%relabel failed: label '17'"), e.getMessage());
      loop.run("%status").run("%train 1");
    }
  }

  @Test
  void refusesARelabelWhoseExampleHasAnotherLabelByNow() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().run("%show -n 1 --class 3").run("%relabel #1 3>8");
      InputException e = assertThrows(InputException.class, () -> loop.run("%relabel #1 3>7"));
      assertTrue(e.getMessage().contains("is labelled 8, not 3"), e.getMessage());
    }
  }

  @Test
  void refusesAnImportThatDiffersFromTheRepository() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits();
      InputException e = assertThrows(InputException.class, loop::flippedDigits);
      assertTrue(e.getMessage().contains("was made from another import"), e.getMessage());
    }
  }

  @Test
  void refusesASkeletonThatDoesNotFitTheData() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits();
      loop.interpreter.runCell("%%skeleton nine", "input 8x8x1\noutput 9\n", loop.host);
      InputException e = assertThrows(InputException.class, () -> loop.run("%train 1"));
      assertTrue(e.getMessage().contains("9") && e.getMessage().contains("10"), e.getMessage());
    }
  }

  @Test
  void showsAStackTraceWhenAsked() {
    try (Loop loop = new Loop(folder)) {
      InputException e = assertThrows(InputException.class, () -> loop.run("%train --trace"));
      assertTrue(e.getMessage().contains("\tat org.winnow.magics"), e.getMessage());
    }
  }

  @Test
  void loadsNothingTwiceIntoAForeignVariable() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.host.put("data", "a user's text");
      assertThrows(InputException.class, loop::digits);
      loop.run("%dataset digits --repo $/digits.winnow --as mine");
      assertEquals(loop.session.data(), loop.host.variable("mine"));
    }
  }

  @Test
  void refusesANameThatJavaKeepsBeforeItTrains() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton();
      InputException e = assertThrows(InputException.class, () -> loop.run("%train 1 --as class"));
      assertEquals(
          "'class' is no name for a Java variable; give another one with --as", e.getMessage());
      assertTrue(loop.session.models().names().isEmpty(), "trained all the same");
    }
  }

  @Test
  void goesOnWithoutItsOwnVariableWhereAPersonHasOneOfThatName() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.host.put("winnow", "a user's text");
      loop.run("%status").run("%status");
      assertEquals("a user's text", loop.host.variable("winnow"));
      assertEquals(1, loop.output().split("your variable 'winnow'", -1).length - 1);
    }
  }

  @Test
  void keepsTheOldModelWhereTrainingWasStoppedBeforeItsFirstEpoch() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton().run("%train 1");
      Object before = loop.host.variable("model");
      loop.host.cancel();
      InputException e = assertThrows(InputException.class, () -> loop.run("%train 5"));
      loop.host.commandEnded();
      assertTrue(e.getMessage().contains("there is nothing to keep"), e.getMessage());
      assertEquals(before, loop.host.variable("model"));
      assertTrue(loop.output().contains("(interrupted)"), "the chart says how it ended");
    }
  }
}
