package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;
import org.winnow.worth.BisectResult;

/** The search for a bad commit as a person asks for it. */
class BisectCommandTest {
  @TempDir Path folder;

  @Test
  void namesTheCommitWithItsAuthorMessageAndEdits() throws Exception {
    try (Loop loop = new Loop(folder).digits().skeleton()) {
      loop.run("%tag fine").run("%show -n 40 --split train");
      loop.run("%relabel #1 ?").run("%commit -m \"Look again\"");
      loop.run("%drop #2 #3 #4").run("%commit -m \"Clean up\"");
      loop.run("%flag #5").run("%commit -m \"A question\"").output();
      loop.run("%bisect fine --fails \"count < 1256\"");
      String told = loop.output();
      assertTrue(told.contains("First bad: "), told);
      assertTrue(told.contains("\"Clean up\"") && told.contains("3 dropped"), told);
      assertTrue(told.contains("%revert "), told);
      assertEquals("Clean up", ((BisectResult) loop.host.variable("found")).firstBad().title());
      String spelt =
          assertThrows(
                  InputException.class, () -> loop.run("%bisect fine --fails \"acuracy < .9\""))
              .getMessage();
      assertTrue(spelt.contains("did you mean 'accuracy'?"), spelt);
      assertThrows(InputException.class, () -> loop.run("%bisect fine"));
      assertEquals(
          List.of("recall"),
          loop.interpreter.complete("%bisect fine --fails rec", 25).stream()
              .map(Completion::text)
              .toList());
    }
  }
}
