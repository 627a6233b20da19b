package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;

/** Labels that leave little to judge: each gets an answer, and nothing is lost. */
class OddLabelsTest {
  private static final String NET = "input 2\ndense 4 relu\noutput 2\n";

  @TempDir Path folder;

  /** A hundred pets of a weight and a height; an empty label is none. */
  private Loop pets(IntFunction<String> label) throws Exception {
    Path csv = folder.resolve("pets.csv");
    StringBuilder text = new StringBuilder("id,weight,height,pet\n");
    Random random = new Random(4);
    for (int i = 0; i < 100; i++) {
      double size = label.apply(i).equals("dog") ? 5 : 1;
      text.append(
          "p%d,%.3f,%.3f,%s\n"
              .formatted(
                  i, size + random.nextGaussian(), size + random.nextGaussian(), label.apply(i)));
    }
    Files.writeString(csv, text);
    Loop loop = new Loop(folder);
    loop.run("%dataset " + csv + " --label pet --classes cat,dog --id id --repo $/pets.winnow");
    loop.interpreter.runCell("%%skeleton net", NET, loop.host);
    loop.output();
    return loop;
  }

  @Test
  void oneClassAloneIsJudgedAndNothingOfItIsDoubted() throws Exception {
    try (Loop loop = pets(i -> "cat")) {
      loop.run("%train 4 --lr 1e-2 --folds 2").run("%suspects");
      assertTrue(loop.output().contains("About 0 of 70 labels are wrong"));
      assertEquals(0, loop.session.lastSuspects().likelyWrong().size());
      loop.run("%health").run("%slices").run("%suspects --from trace");
      assertEquals(70, loop.session.lastSuspects().size());
    }
  }

  @Test
  void withoutAnyLabelItSaysWhatIsMissing() throws Exception {
    try (Loop loop = pets(i -> "")) {
      InputException e = assertThrows(InputException.class, () -> loop.run("%train 2"));
      assertTrue(e.getMessage().contains("no labelled example to train on"), e.getMessage());
      Path file = Files.writeString(folder.resolve("p.csv"), "id,cat,dog\np1,0.5,0.5\n");
      e = assertThrows(InputException.class, () -> loop.run("%suspects --probs " + file));
      assertTrue(e.getMessage().contains("no row for a labelled training example"), e.getMessage());
    }
  }

  @Test
  void aClassWithOneExampleIsFoldedAndJudgedAsTheOthers() throws Exception {
    int[] dog = {0};
    try (Loop loop = pets(i -> i == 7 ? "dog" : "cat")) {
      for (int row : loop.session.data().labelledRows(Split.TRAIN)) {
        dog[0] += loop.session.data().label(row).equals("dog") ? 1 : 0;
      }
      loop.run("%train 4 --lr 1e-2 --folds 5").run("%suspects").run("%health").run("%slices");
      assertEquals(
          loop.session.data().labelledRows(Split.TRAIN).length, loop.session.lastSuspects().size());
      assertTrue(dog[0] <= 1);
    }
  }

  @Test
  void anExampleWithoutALabelIsNoSuspect() throws Exception {
    try (Loop loop = pets(i -> i % 4 == 0 ? "" : i % 2 == 0 ? "dog" : "cat")) {
      loop.run("%train 4 --lr 1e-2").run("%suspects");
      int labelled = loop.session.data().labelledRows(Split.TRAIN).length;
      assertEquals(labelled, loop.session.lastSuspects().size());
      InputException e = assertThrows(InputException.class, () -> loop.run("%why p4"));
      assertEquals("p4 was not judged: only training examples with a label are", e.getMessage());
    }
  }
}
