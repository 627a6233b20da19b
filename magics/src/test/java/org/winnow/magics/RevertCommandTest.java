package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;

/** Taking back and putting aside as a person asks for it. */
class RevertCommandTest {
  @TempDir Path folder;

  @Test
  void aModelsSuggestionsAreTakenBackByItsName() throws Exception {
    try (Loop loop = new Loop(folder).flippedDigits().skeleton()) {
      String before = loop.session.data().digest();
      loop.run("%train 2 --seed 1 --as net").run("%suspects").run("%accept --top 5");
      loop.run("%commit -m \"Accept five\"").output();
      loop.run("%blame #1");
      String blamed = loop.output();
      assertTrue(
          blamed.matches("(?s).*\\* .*model net [0-9a-f]{8} +0\\.\\d+ .*Accept five.*"), blamed);
      loop.run("%blame --class 7");
      assertTrue(loop.output().contains("label 7: "));
      assertThrows(InputException.class, () -> loop.run("%blame"));
      loop.run("%revert --by-model net");
      assertTrue(loop.output().contains("5 relabelled"));
      assertEquals(before, loop.session.data().digest());
      loop.run("%revert --by-model net");
      assertTrue(loop.output().contains("none of it still stands"));
      String packed =
          "%package pack org.acme:digits@1.2.0 $/net.winnowpkg --model net --licence Apache-2.0";
      loop.run(packed).run("%suspects").run("%accept --top 3").run("%commit -m \"Accept three\"");
      loop.output();
      loop.run("%blame #1");
      String named = loop.output();
      assertTrue(named.contains("model org.acme:digits@1.2.0 "), named);
      loop.run("%revert --by-model org.acme:digits@1.2.0");
      assertTrue(loop.output().contains("3 relabelled"));
      assertEquals(before, loop.session.data().digest());
    }
  }

  @Test
  void aCommitIsTakenBackAndEditsArePutAside() throws Exception {
    try (Loop loop = new Loop(folder).digits().run("%show -n 2")) {
      String before = loop.session.data().digest();
      loop.run("%relabel #1 7 #2 7").run("%commit -m Sevens").run("%relabel #1 8").output();
      assertTrue(
          assertThrows(InputException.class, () -> loop.run("%revert HEAD"))
              .getMessage()
              .contains("%stash"));
      loop.run("%stash").run("%stash list").run("%revert HEAD");
      String told = loop.output();
      assertTrue(told.contains("1 edit put aside") && told.contains("1 edit on main at"), told);
      assertTrue(told.contains("Revert \"Sevens\""), told);
      assertEquals(before, loop.session.data().digest());
      assertThrows(InputException.class, () -> loop.run("%stash pop"));
      loop.run("%stash drop").run("%stash list");
      assertTrue(loop.output().contains("Nothing is put aside"));
      assertThrows(InputException.class, () -> loop.run("%revert"));
    }
  }
}
