package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.insight.DataFindings;
import org.winnow.insight.Finding;

/** Inspecting data without a model, as a command. */
class FindingsCommandTest {
  @TempDir Path folder;

  @Test
  void inspectsTheDataAndBindsWhatItFound() throws Exception {
    try (Loop loop = new Loop(folder).run("%dataset digits --repo $/digits.winnow")) {
      loop.output();
      loop.run("%findings");
      String output = loop.output();
      DataFindings found = (DataFindings) loop.host.variable("findings");
      assertEquals(1797, found.examples());
      assertTrue(output.contains("digits: 1,797 examples inspected, "), output);
      assertTrue(output.contains("nothing here is in-sample"), output);
      assertEquals(List.of(), found.of(Finding.Kind.COPY));
    }
  }

  @Test
  void namesACopyThatIsInTrainAndElsewhere() throws Exception {
    Path csv = folder.resolve("pets.csv");
    StringBuilder text = new StringBuilder("id,weight,height,length,set,pet\n");
    Random random = new Random(4);
    for (int i = 0; i < 60; i++) {
      String numbers =
          i == 59
              ? "9.5,8.5,7.5"
              : IntStream.range(0, 3)
                  .mapToObj(d -> "" + random.nextGaussian())
                  .reduce((a, b) -> a + "," + b)
                  .orElseThrow();
      text.append(
          "p%d,%s,%s,%s\n"
              .formatted(
                  i,
                  i == 7 ? "9.5,8.5,7.5" : numbers,
                  i < 30 ? "a" : "b",
                  i % 2 == 0 ? "cat" : "dog"));
    }
    Files.writeString(csv, text);
    try (Loop loop =
        new Loop(folder)
            .run(
                "%dataset "
                    + csv
                    + " --label pet --id id --features weight,height,length --repo $/pets.winnow")) {
      loop.output();
      loop.run("%findings");
      DataFindings found = (DataFindings) loop.host.variable("findings");
      List<Finding> twice =
          found.findings().stream()
              .filter(f -> f.ids().contains("p59"))
              .filter(f -> f.ids().size() > 1)
              .toList();
      assertEquals(List.of("p7", "p59"), twice.get(0).ids());
      assertTrue(loop.output().contains("2 examples are equal in every value"));
    }
  }
}
