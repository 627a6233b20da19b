package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels checked as by a git host. */
class CheckMainTest {
  @TempDir Path folder;
  private String said = "";

  private int check(Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status =
        CheckMain.run(new PrintStream(out, true, StandardCharsets.UTF_8), environment, arguments);
    said = out.toString(StandardCharsets.UTF_8);
    return status;
  }

  /** Two well-separated groups of points, as a branch main; a point on the wrong side on wrong. */
  private void pets(Loop loop) throws Exception {
    List<String> rows = new ArrayList<>(List.of("x,y,pet"));
    for (int i = 0; i < 120; i++) {
      double far = i % 2 == 0 ? -3 : 3;
      rows.add(
          (far + Math.sin(i * 7.1))
              + ","
              + (far + Math.cos(i * 3.3))
              + ","
              + (i % 2 == 0 ? "cat" : "dog"));
    }
    Files.write(folder.resolve("pets.csv"), rows);
    loop.run("%dataset $/pets.csv --label pet --repo $/pets.winnow");
    loop.interpreter.runCell("%%skeleton net", "input 2\ndense 8 relu\noutput 2\n", loop.host);
    loop.run("%train 200 --lr 0.05 --seed 1 --as judge").run("%model save $/judge.winnow judge");
    int cat = -1;
    for (int row = 0; row < loop.session.data().size(); row++) {
      cat = loop.session.data().label(row).equals("cat") ? row : cat;
    }
    String id = loop.session.data().ids().get(cat);
    loop.run("%switch -c wrong").run("%relabel " + id + " dog").run("%commit -m \"A | dog\"");
  }

  @Test
  void aModelOfTheCallersFindsImpossibleLabelsAndABranchBringsNoJudgeOfItsOwn() throws Exception {
    try (Loop loop = new Loop(folder)) {
      pets(loop);
    }
    Path place = folder.resolve("pets.winnow");
    Path judge = folder.resolve("judge.winnow");
    assertEquals(0, check(Map.of(), place.toString()), said);
    assertTrue(said.contains("**Nothing was found.**"), said);
    Files.writeString(place.resolve("HEAD"), "ref: refs/heads/wrong\n");
    Path step = folder.resolve("step.md");
    Files.writeString(step, "before\n");
    Path out = folder.resolve("out.md");
    int status =
        check(
            Map.of("GITHUB_STEP_SUMMARY", step.toString()),
            place.toString(),
            "--against",
            "main",
            "--model",
            judge.toString(),
            "--out",
            out.toString());
    assertEquals(1, status, said);
    assertTrue(said.contains("against <code>main</code>"), said);
    assertTrue(
        said.contains("### impossible labels: 1\n\n- <code>the model gives 'dog' 0.0"), said);
    assertTrue(said.contains("judged 1 labels"), said);
    assertEquals(said, Files.readString(out));
    assertEquals("before\n" + said, Files.readString(step));
    Path own = Files.copy(judge, place.resolve("judge.winnow"));
    assertEquals(2, check(Map.of(), place.toString(), "--model", own.toString()));
    assertTrue(said.contains("must not bring its own judge"), said);
    Path link = Files.createSymbolicLink(folder.resolve("link.winnow"), own);
    assertEquals(2, check(Map.of(), place.toString(), "--model", link.toString()), said);
  }

  @Test
  void whatCannotBeCheckedEndsWithTwo() {
    assertEquals(2, check(Map.of(), folder.toString()));
    assertTrue(said.startsWith("could not check: "), said);
    assertEquals(2, check(Map.of(), folder.toString(), "--agianst", "x"));
    assertEquals(2, check(Map.of()));
    assertEquals(0, check(Map.of(), "--help"));
    assertFalse(said.isEmpty());
  }
}
