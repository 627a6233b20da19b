package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;

/** Two people who exchange labels through a folder. */
class RemoteCommandTest {
  @TempDir Path folder;
  private Loop anna;
  private Loop ben;

  @BeforeEach
  void open() throws Exception {
    anna = new Loop(Files.createDirectory(folder.resolve("anna"))).digits();
    anna.run("%remote add origin \"" + folder.resolve("shared") + "\" --create").output();
    ben = new Loop(Files.createDirectory(folder.resolve("ben")));
  }

  @AfterEach
  void close() {
    anna.close();
    ben.close();
  }

  private String said(Loop loop, String line) throws Exception {
    loop.output();
    loop.run(line);
    return loop.output();
  }

  private String refused(Loop loop, String line) {
    return assertThrows(InputException.class, () -> loop.run(line)).getMessage();
  }

  private String cloning() {
    return "%clone \"" + folder.resolve("shared") + "\" \"" + folder.resolve("ben/d.winnow") + "\"";
  }

  @Test
  void labelsGoThereAndComeBack() throws Exception {
    String pushed = said(anna, "%push");
    assertTrue(pushed.contains("origin/main is new, at "), pushed);
    assertTrue(pushed.contains("MB of example bytes in 1 pack"), pushed);
    String cloned = said(ben, cloning());
    assertTrue(cloned.contains("digits: 1797 examples") && cloned.contains("cloned to"), cloned);
    assertEquals(anna.session.data().digest(), ben.session.data().digest());
    ben.run("%show -n 2").run("%relabel #1 7").run("%commit -m seven").run("%push");
    String pulled = said(anna, "%pull");
    assertTrue(pulled.matches("(?s)origin/main: [0-9a-f]{7} → [0-9a-f]{7}\nNow at .*"), pulled);
    assertEquals(ben.session.data().digest(), anna.session.data().digest());
    assertEquals("Nothing new.\n", said(anna, "%fetch"));
  }

  @Test
  void labelsComeFirstAndBytesWhenTheyAreLookedAt() throws Exception {
    anna.run("%push");
    String cloned = said(ben, cloning() + " --labels");
    assertTrue(cloned.contains("The bytes of 1797 examples come when"), cloned);
    String shown = said(ben, "%show -n 5");
    assertTrue(shown.contains("The bytes of 5 examples came"), shown);
    assertEquals(1792, ben.session.data().features().missing());
    ben.run("%relabel #1 7").run("%commit -m seven").run("%push").run("%fetch");
    assertEquals(1792, ben.session.data().features().missing());
    ben.skeleton();
    String trained = said(ben, "%train 1");
    assertTrue(trained.contains("The bytes of 1792 examples came"), trained);
    anna.run("%pull");
    assertEquals(anna.session.data().digest(), ben.session.data().digest());
    assertTrue(said(ben, "%fetch --bytes").contains("MB of example bytes in 1 pack"));
  }

  @Test
  void whatWentApartIsMerged() throws Exception {
    anna.run("%push");
    ben.run(cloning()).run("%show -n 2").run("%relabel #1 7").run("%commit -m seven").run("%push");
    anna.run("%show -n 2").run("%relabel #2 4").run("%commit -m four");
    assertTrue(refused(anna, "%push").contains("%pull origin"));
    anna.run("%status");
    assertTrue(refused(anna, "%pull").contains("%merge origin/main"));
    anna.run("%status").run("%merge origin/main").run("%push");
    ben.run("%pull");
    assertEquals(anna.session.data().digest(), ben.session.data().digest());
    assertEquals(4, ben.session.repository().log(9).size());
  }

  @Test
  void wrongUseIsExplained() throws Exception {
    String listed = said(anna, "%remote");
    assertEquals("origin  " + folder.resolve("shared") + "\n", listed);
    assertTrue(refused(anna, "%remote add origin").contains("%remote add NAME ADDRESS"));
    assertTrue(refused(anna, "%fetch team").contains("there is no remote 'team'"));
    anna.run("%remote remove origin");
    assertTrue(said(anna, "%remote").contains("no remote yet"));
    assertTrue(refused(ben, cloning()).contains("no commits yet"));
  }
}
