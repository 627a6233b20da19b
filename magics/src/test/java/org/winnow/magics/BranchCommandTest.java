package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;

/** Branches, tags and the log as a person asks for them. */
class BranchCommandTest {
  @TempDir Path folder;
  private Loop loop;

  @BeforeEach
  void open() throws Exception {
    loop = new Loop(folder).digits().run("%show -n 4");
    loop.output();
  }

  @AfterEach
  void close() {
    loop.close();
  }

  private InputException refused(String line) {
    return assertThrows(InputException.class, () -> loop.run(line));
  }

  @Test
  void labelsOfABranchStayThere() throws Exception {
    loop.run("%switch -c sevens").run("%relabel #1 7").run("%commit -m \"A seven\"").output();
    loop.run("%switch main");
    assertTrue(loop.output().startsWith("On branch main at "));
    String first = label();
    loop.run("%diff main..sevens --stat");
    String diff = loop.output();
    assertTrue(diff.contains("main → sevens: 1 relabelled"), diff);
    assertTrue(diff.matches("(?s).*before \\\\ after +7 +all\n" + first + " +1 +1.*"), diff);
    loop.run("%branch");
    String listed = loop.output();
    assertTrue(listed.matches("(?s).*\\* +main .*Import digits.*\n +sevens .*A seven.*"), listed);
    loop.run("%switch sevens");
    assertEquals("7", label());
  }

  private String label() {
    String id = loop.session.resolve("#1");
    return loop.session.data().label(loop.session.data().row(id));
  }

  @Test
  void aRefusedSwitchLeavesTheEditsAndTellsWhatToDo() throws Exception {
    loop.run("%branch other").run("%relabel #1 7").run("%commit -m first").run("%relabel #1 8");
    String told = refused("%switch other").getMessage();
    assertTrue(told.contains("%commit, %stash or %undo"), told);
    assertTrue(refused("%commit -m second").getMessage().contains("run %status to go on"));
    loop.run("%status").run("%commit -m second");
    assertEquals(3, loop.session.repository().log(9).size());
  }

  @Test
  void tagsAreListedAndFound() throws Exception {
    assertTrue(said("%tag").startsWith("no tags"));
    loop.run("%tag v1 -m \"As it came\"").run("%relabel #1 7").run("%commit -m on").output();
    loop.run("%tag").run("%diff v1 --stat");
    String listed = loop.output();
    assertTrue(listed.contains("v1") && listed.contains("As it came"), listed);
    assertTrue(listed.contains("v1 → HEAD: 1 relabelled"), listed);
    loop.run("%tag -d v1");
    assertTrue(refused("%diff v1").getMessage().contains("is no commit"));
  }

  @Test
  void theLogIsFilteredAndDrawn() throws Exception {
    loop.run("%switch -c side").run("%relabel #1 7").run("%commit -m one");
    loop.run("%switch main").run("%relabel #2 7").run("%commit -m two");
    loop.run("%relabel #3 7").run("%commit -m three").output();
    assertTrue(said("%log --oneline").matches("\\S+ \\* three\n\\S+ two\n\\S+ Import .*"));
    assertTrue(said("%log --oneline -- #2").matches("\\S+ two\n\\S+ Import .*"));
    assertTrue(said("%log main..side --oneline").matches("\\S+ one"));
    assertTrue(said("%log --since 2200-01-01").startsWith("no commits"));
    String who = loop.session.repository().log(1).get(0).author().name();
    String mine = "%log --since yesterday --author \"" + who + "\" -n 1 --oneline";
    assertTrue(said(mine).contains("three"));
    assertTrue(said("%log --author nobody").startsWith("no commits"));
    assertTrue(said("%log --graph --oneline").matches("\\* \\S+ \\* three\n\\* .*\n\\* .*"));
    assertTrue(refused("%log --since soonish").getMessage().contains("is no time"));
    assertTrue(refused("%log --grph").getMessage().contains("did you mean '--graph'"));
    assertTrue(refused("%log nowhere").getMessage().contains("is no commit"));
    assertTrue(refused("%log -- zzzz").getMessage().contains("begins with 'zzzz'"));
  }

  private String said(String line) throws Exception {
    loop.run(line);
    return loop.output().strip();
  }

  @Test
  void namesAreCompleted() throws Exception {
    loop.run("%branch sevens").run("%tag seventeen");
    assertEquals(List.of("sevens", "seventeen"), completed("%switch se"));
    assertEquals(List.of("seventeen"), completed("%tag -d s"));
    assertEquals(List.of("sevens", "seventeen"), completed("%log sev"));
    assertEquals(List.of("sevens", "seventeen"), completed("%checkout s"));
  }

  private List<String> completed(String line) {
    return loop.interpreter.complete(line, line.length()).stream().map(Completion::text).toList();
  }

  @Test
  void whatCannotGoTogetherIsRefusedWithTheUse() {
    assertTrue(refused("%branch a --delete b").getMessage().contains("usage: %branch"));
    assertTrue(refused("%branch --force").getMessage().contains("goes with --delete"));
    assertTrue(refused("%switch main HEAD").getMessage().contains("goes with -c"));
    assertTrue(refused("%tag -m why").getMessage().contains("goes with a NAME"));
    assertTrue(refused("%branch a..b").getMessage().contains("is no name for a branch"));
  }
}
