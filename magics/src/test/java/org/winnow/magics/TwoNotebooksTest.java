package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;

/** Two notebooks that edit one label repository in turn. */
class TwoNotebooksTest {
  @TempDir Path folder;
  private Loop anna;
  private Loop ben;

  @BeforeEach
  void bothOpenTheSameData() throws Exception {
    anna = new Loop(folder).digits();
    ben = new Loop(folder).digits();
    for (Loop loop : new Loop[] {anna, ben}) {
      loop.run("%show -n 4").output();
    }
  }

  @AfterEach
  void close() {
    anna.close();
    ben.close();
  }

  @Test
  void aCommitTellsOfAnotherThatItFollows() throws Exception {
    anna.run("%relabel #1 7").run("%commit -m first");
    assertTrue(!anna.output().contains("It follows"));
    String first = anna.session.repository().head();
    ben.run("%relabel #2 8").run("%commit -m second");
    String told = ben.output();
    assertTrue(told.contains("It follows " + first.substring(0, 7)), told);
    assertEquals(3, ben.session.repository().log(10).size());
    assertEquals("7", label(ben, 1));
    assertEquals("8", label(ben, 2));
  }

  @Test
  void differentJudgementsOfOneExampleAreRefusedWithTheWayOut() throws Exception {
    anna.run("%relabel #3 7").run("%commit -m first");
    ben.run("%relabel #3 8");
    InputException refused = assertThrows(InputException.class, () -> ben.run("%commit -m second"));
    assertTrue(refused.getMessage().startsWith("1 example of your edits"), refused.getMessage());
    assertTrue(refused.getMessage().contains("%commit --settle yours"), refused.getMessage());
    assertEquals(1, ben.session.repository().pending().size());
    ben.run("%commit --settle yours -m second");
    assertEquals("8", label(ben, 3));
  }

  /** The label of a row of the table that both were shown. */
  private static String label(Loop loop, int row) {
    int at = loop.session.data().row(loop.session.resolve("#" + row));
    return loop.session.data().label(at);
  }
}
