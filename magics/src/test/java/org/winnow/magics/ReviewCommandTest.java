package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;

/** A pull request's body as a person asks for it. */
class ReviewCommandTest {
  @TempDir Path folder;

  @Test
  void aBranchIsWrittenUpWithItsPictureAndTheNetworksOpinion() throws Exception {
    try (Loop loop = new Loop(folder).digits().skeleton()) {
      loop.run("%train 1 --as net").run("%switch -c sevens").run("%show -n 3");
      String dropped = loop.session.resolve("#3");
      loop.run("%relabel #1 7 #2 8").run("%drop #3").run("%commit -m \"Look | again\"");
      loop.run("%switch main").run("%show -n 5").run("%relabel #5 9").run("%commit -m Main");
      loop.output();
      loop.run("%review sevens --out $/out");
      String said = loop.output();
      assertTrue(said.contains("review.md and review.png (2 relabelled, 1 dropped)"), said);
      String page = Files.readString(folder.resolve("out/review.md"));
      assertTrue(page.startsWith("## Labels: <code>sevens → main</code>\n\n1 commit since"), page);
      assertTrue(page.contains("<code>Look &#124; again</code>"), page);
      assertTrue(page.contains("(review.png)") && page.contains("it is in-sample"), page);
      String short8 = loop.session.model("net").hash().substring(0, 8);
      assertTrue(page.contains("model <code>" + short8 + "</code>"), page);
      assertTrue(page.matches("(?s).*dropped \\| <code>\\d</code> \\|  \\|.*"), page);
      byte[] png = Files.readAllBytes(folder.resolve("out/review.png"));
      assertEquals("PNG", new String(Arrays.copyOfRange(png, 1, 4)));
      assertTrue(said.contains(dropped.substring(0, 4)), said);
    }
  }

  @Test
  void aBranchThatChangesNothingHasNoPictureAndAnUnknownOneIsRefused() throws Exception {
    try (Loop loop = new Loop(folder).digits().run("%branch same")) {
      loop.run("%review same --out $/out");
      assertTrue(loop.output().contains("review.md (nothing)"));
      assertTrue(Files.notExists(folder.resolve("out/review.png")));
      assertThrows(InputException.class, () -> loop.run("%review nowhere"));
    }
  }
}
