package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;
import org.winnow.viz.EditsBetween;

/** Which label edits lie between two models. */
class CompareCommandTest {
  @TempDir Path folder;

  /** Every training seven becomes a one, so the network that learnt that says so of them. */
  @Test
  void theEditsBetweenTheirDataAreCountedAndThoseThatTurnedAPredictionListed() throws Exception {
    try (Loop loop = new Loop(folder).digits().skeleton()) {
      loop.run("%train 4 --seed 1 --as before").run("%train 1 --seed 2 --as same");
      loop.run("%compare before same");
      assertTrue(loop.output().contains("trained from the same labels"));
      Dataset data = loop.session.data();
      List<String> sevens =
          java.util.Arrays.stream(data.labelledRows(Split.TRAIN))
              .filter(row -> data.label(row).equals("7"))
              .mapToObj(data.ids()::get)
              .toList();
      loop.session
          .labels()
          .relabel(sevens.stream().collect(java.util.stream.Collectors.toMap(id -> id, id -> "1")));
      loop.run("%commit -m \"All ones\"").run("%train 4 --seed 1 --as after").output();
      loop.run("%compare before after");
      String told = loop.output();
      assertTrue(told.contains(sevens.size() + " relabelled"), told);
      EditsBetween edits = loop.session.worth().edits("before", "after");
      assertEquals(sevens.size(), edits.diff().changes().size());
      assertTrue(edits.turned().size() > sevens.size() / 2, edits.turned().size() + " turned");
      loop.session.models().put("plain", withoutCommit(loop));
      assertThrows(InputException.class, () -> loop.session.worth().edits("plain", "after"));
      loop.run("%compare plain after");
      assertTrue(loop.output().contains("are not known here: 'plain' does not name the commit"));
    }
  }

  private static org.winnow.training.Model withoutCommit(Loop loop) {
    return loop.session.model("before").withOrigin("nowhere", 0);
  }
}
