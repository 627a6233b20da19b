package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.insight.Finding;
import org.winnow.insight.Slices;

/** Groups in which a model does worse, as a command. */
class SlicesCommandTest {
  @TempDir Path folder;

  /** On the isle of Dream, and only there, what is a cat by its weight is called a dog or a cat. */
  @Test
  void namesTheValueOfAColumnWhereTheModelFails() throws Exception {
    Path csv = folder.resolve("pets.csv");
    StringBuilder text = new StringBuilder("id,weight,island,pet\n");
    Random random = new Random(4);
    for (int i = 0; i < 600; i++) {
      boolean heavy = random.nextBoolean();
      boolean dream = i % 5 == 0;
      boolean dog = dream ? random.nextBoolean() : heavy;
      double weight = (heavy ? 20 : 4) + random.nextGaussian();
      text.append(
          "p%d,%.3f,%s,%s\n".formatted(i, weight, dream ? "Dream" : "Biscoe", dog ? "dog" : "cat"));
    }
    Files.writeString(csv, text);
    try (Loop loop = new Loop(folder)) {
      loop.run(
          "%dataset " + csv + " --label pet --id id --features weight,island --repo $/pets.winnow");
      loop.interpreter.runCell("%%skeleton pets", "input 3\ndense 8 relu\noutput 2\n", loop.host);
      loop.run("%train 5 --lr 1e-2 --folds 3");
      loop.output();
      loop.run("%slices");
      Slices found = (Slices) loop.host.variable("slices");
      assertFalse(found.findings().isEmpty(), () -> loop.output());
      Finding worst = found.findings().get(0);
      assertTrue(worst.reason().startsWith("island Dream: "), worst.reason());
      assertTrue(worst.evidence().get("accuracy elsewhere") > .95);
      String output = loop.output();
      assertTrue(output.contains("groups tried, "), output);
      assertTrue(output.contains("trained on the other folds"), output);
      assertEquals(worst.ids().get(0), loop.session.resolve("#1"));
    }
  }

  @Test
  void judgesTheValidationSplitWhereThereAreNoFolds() throws Exception {
    try (Loop loop = new Loop(folder).digits().skeleton().run("%train 2 --lr 3e-3")) {
      loop.output();
      loop.run("%slices");
      Slices found = (Slices) loop.host.variable("slices");
      assertEquals(
          loop.session.data().labelledRows(org.winnow.datasets.Split.VALIDATION).length,
          found.examples());
      assertTrue(loop.output().contains("The validation split was judged"), loop.output());
    }
  }
}
