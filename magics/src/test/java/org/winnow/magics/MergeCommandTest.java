package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;

/** Merging as a person asks for it. */
class MergeCommandTest {
  @TempDir Path folder;
  private Loop loop;
  private String first;

  @BeforeEach
  void twoBranchesThatDisagree() throws Exception {
    loop = new Loop(folder).digits().run("%show -n 3 --class 3");
    first = loop.session.resolve("#1");
    loop.run("%switch -c side").run("%relabel #1 5 #2 5").run("%commit -m \"On side\"");
    loop.run("%switch main").run("%relabel #1 8 #3 8").run("%commit -m \"On main\"").output();
  }

  @AfterEach
  void close() {
    loop.close();
  }

  private String label() {
    return loop.session.data().label(loop.session.data().row(first));
  }

  private InputException refused(String line) {
    return assertThrows(InputException.class, () -> loop.run(line));
  }

  @Test
  void aConflictIsShownWithBothSidesAndTheNetworksOpinionAndSettled() throws Exception {
    loop.skeleton().run("%train 1 --seed 1").output();
    loop.run("%merge side");
    String shown = loop.output();
    assertTrue(shown.contains("1 conflict in merging branch 'side'"), shown);
    String by = " +\\S[^\n]* [<>]?0\\.\\d\\d";
    assertTrue(shown.matches("(?s).*#1 +\\S+ +3" + by + " +8" + by + " +5" + by + ".*"), shown);
    assertTrue(refused("%relabel #1 7").getMessage().contains("%merge --continue"));
    assertTrue(refused("%resolve #1 ten").getMessage().contains("'ten' is not one of"));
    loop.run("%resolve #1 theirs");
    assertTrue(loop.output().contains("1 settled, 0 left; %merge --continue"));
    loop.run("%merge --continue").run("%log -n 1 --graph --oneline");
    assertTrue(loop.output().contains("Merge branch 'side'"));
    assertEquals("5", label());
  }

  @Test
  void theStatusNamesBranchAndMerge() throws Exception {
    loop.run("%merge side").run("%status");
    assertTrue(loop.output().contains("the merge of branch 'side' not finished"), loop.output());
    loop.run("%resolve #1 ours").run("%commit -m Both").run("%log -n 1 --graph --oneline");
    assertTrue(loop.output().contains("Both"), loop.output());
    assertEquals("8", label());
    loop.run("%status");
    assertTrue(loop.output().contains("examples, main at "), loop.output());
    assertFalse(loop.output().contains("not finished"), loop.output());
  }

  @Test
  void aMergeIsGivenUp() throws Exception {
    loop.run("%merge side").run("%merge --abort").run("%relabel #1 7");
    assertEquals("7", label());
    assertTrue(refused("%merge --continue").getMessage().contains("no merge is in progress"));
    assertTrue(refused("%resolve").getMessage().contains("no merge is in progress"));
  }

  @Test
  void aRuleSettlesIt() throws Exception {
    String who = loop.session.labels().annotator();
    loop.run("%merge side --strategy \"author:nobody\"");
    assertTrue(loop.output().contains("1 conflict in merging"), "nobody judged, " + who + " did");
    loop.run("%resolve #1 7").run("%merge --continue -m Sevens").run("%merge side").output();
    assertEquals("7", label());
    assertTrue(refused("%merge side --strategy best").getMessage().contains("is no strategy"));
  }

  @Test
  void oneCommitIsTakenOver() throws Exception {
    String third = loop.session.resolve("#3");
    loop.run("%switch side")
        .run("%relabel #3 6")
        .run("%commit -m six")
        .run("%switch -c other main~1");
    loop.output();
    loop.run("%cherry-pick side");
    assertTrue(loop.output().contains("] six\n1 relabelled"));
    assertEquals("6", loop.session.data().label(loop.session.data().row(third)));
    assertEquals("3", label());
  }

  @Test
  void whatCannotGoTogetherIsRefusedWithTheUse() {
    assertTrue(refused("%merge").getMessage().contains("usage: %merge"));
    assertTrue(refused("%merge side --abort").getMessage().contains("usage: %merge"));
    assertTrue(refused("%merge --continue --strategy newest").getMessage().contains("BRANCH"));
    assertTrue(
        refused("%merge --continue $/none").getMessage().contains("is no clone made by git"));
    assertTrue(refused("%resolve #1").getMessage().contains("has no choice beside it"));
    assertTrue(refused("%cherry-pick main~1").getMessage().contains("the import"));
  }
}
