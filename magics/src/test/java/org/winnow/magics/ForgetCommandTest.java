package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;

/** Sources and erasing as a person asks for them. */
class ForgetCommandTest {
  @TempDir Path folder;

  private static String said(Loop loop, String line) throws Exception {
    loop.output();
    loop.run(line);
    return loop.output();
  }

  private static String refused(Loop loop, String line) {
    return assertThrows(InputException.class, () -> loop.run(line)).getMessage();
  }

  private Loop pets() throws Exception {
    StringBuilder rows = new StringBuilder("length,width,pet\n");
    for (int i = 0; i < 30; i++) {
      rows.append(i + 0.25).append(',').append(90 - i).append(i % 2 == 0 ? ",cat\n" : ",dog\n");
    }
    Files.writeString(folder.resolve("pets.csv"), rows);
    return new Loop(folder)
        .run(
            "%dataset $/pets.csv --repo $/pets.winnow --source https://example.org/pets"
                + " --licence CC-BY-4.0");
  }

  @Test
  void everyExampleHasASource() throws Exception {
    try (Loop loop = pets()) {
      Files.writeString(folder.resolve("more.csv"), "length,width,pet\n100.5,7,cat\n");
      loop.run("%show -n 1");
      String first = said(loop, "%source #1");
      assertTrue(first.contains("came with [") && first.contains("Import pets"), first);
      assertTrue(
          first.endsWith("pets.csv (https://example.org/pets), licence: CC-BY-4.0\n"), first);
      loop.run("%add $/more.csv --source \"Dr. Vogel\" --licence CC0-1.0");
      String id = loop.session.repository().pending().get(0).id();
      String added = said(loop, "%source " + id);
      assertEquals(
          id + " is pending; %commit -m \"…\" keeps it\nDr. Vogel, licence: CC0-1.0\n", added);
      loop.run("%commit -m More");
      assertTrue(said(loop, "%source " + id).contains("] More, by "));
      assertEquals(2, said(loop, "%source").lines().count());
      assertTrue(
          refused(loop, "%add $/more.csv --source https://me:secret@example.org/x")
              .contains("holds a password"));
    }
  }

  @Test
  void forgettingAsksThenErasesAndListsWhatItCannotReach() throws Exception {
    try (Loop loop = pets()) {
      loop.run("%show -n 3");
      String id = loop.session.resolve("#2");
      String cell =
          "{\"cell_type\":\"code\",\"source\":[\"%show\"],\"outputs\":[{\"text\":[\"x\\n\","
              + "\" #2  "
              + id.substring(0, 6)
              + "  cat\"]}]}";
      Files.writeString(
          folder.resolve("look.ipynb"), "{\"cells\":[{\"source\":\"nothing\"}," + cell + "]}");
      assertTrue(refused(loop, "%forget #2").contains("needs a reason"));
      String plan = said(loop, "%forget #2 --why \"a bite\"");
      assertTrue(plan.contains("1 example with ") && plan.contains("  " + id + "\n"), plan);
      assertTrue(plan.contains("notebook look.ipynb may show it, in cell 2"), plan);
      assertTrue(plan.contains("Nothing is changed yet"), plan);
      assertEquals(30, loop.session.data().size());
      String done = said(loop, "%forget #2 --why \"a bite\" --yes");
      assertTrue(done.contains("forgotten; their labels and ids stay as tombstones"), done);
      assertTrue(done.contains("notebook look.ipynb may show it"), done);
      assertEquals(29, loop.session.data().size());
      assertTrue(refused(loop, "%show " + id).contains("was forgotten on "));
      String listed = said(loop, "%forget");
      assertTrue(listed.startsWith("example '" + id + "' was forgotten on "), listed);
      assertTrue(listed.endsWith(": a bite\n"), listed);
      assertTrue(refused(loop, "%add $/pets.csv").contains("is not taken in again"));
      assertFalse(loop.session.data().ids().find(id) >= 0);
    }
  }

  @Test
  void aDroppedExampleAndThatOfAModelAreForgottenToo() throws Exception {
    try (Loop loop = pets()) {
      loop.interpreter.runCell("%%skeleton net", "input 2\ndense 4 relu\noutput 2\n", loop.host);
      loop.run("%train 1 --as small").run("%show -n 2");
      List<String> ids = List.of(loop.session.resolve("#1"), loop.session.resolve("#2"));
      loop.run("%drop #1").run("%commit -m Drop");
      String done = said(loop, "%forget " + String.join(" ", ids) + " --why asked --yes");
      assertTrue(done.contains("2 examples with "), done);
      assertTrue(done.contains("model small of this session was trained on commit "), done);
      assertEquals(28, loop.session.data().size());
      assertThrows(InputException.class, () -> loop.session.lastSuspects());
    }
  }
}
