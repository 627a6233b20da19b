package org.winnow.worth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;
import org.winnow.datasets.repository.Commit;
import org.winnow.training.TrainingMonitor;

class ImpactTest {
  @TempDir Path folder;

  private static ImpactResult run(History history, Commit commit, boolean asItWas) {
    Impact.Wish wish = new Impact.Wish(commit.id(), 3, Split.TEST, asItWas);
    return Impact.run(history.ground(), wish, TrainingMonitor.silent());
  }

  @Test
  void aCommitThatSpoiltAClassCostItsRecall() {
    try (History history = new History(folder)) {
      Commit bad = history.relabel("Bad", "c1", "c2", 60);
      Commit good = history.relabel("Good", "c2", "c1", 1);
      ImpactResult impact = run(history, bad, false);
      assertTrue(impact.recall().get("c1").difference() < -.3, impact.toString());
      assertTrue(impact.recall().get("c1").clear());
      assertTrue(impact.accuracy().difference() < 0);
      assertTrue(impact.compared().startsWith("the labels checked out"), impact.compared());
      assertEquals(80, impact.heldOut());
      ImpactResult then = run(history, bad, true);
      assertTrue(then.compared().contains("against its parent"), then.compared());
      assertTrue(then.recall().get("c1").clear());
      assertTrue(Math.abs(run(history, good, false).accuracy().difference()) < .1);
    }
  }

  /** One of the sixty is judged again after it. */
  @Test
  void whatWasJudgedAgainSinceIsTold() {
    try (History history = new History(folder)) {
      Commit bad = history.relabel("Bad", "c1", "c2", 60);
      int row =
          history
              .repository
              .data()
              .row(history.repository.diff("HEAD~1", "HEAD").changes().get(0).id());
      history.repository.edit(java.util.List.of(history.to(history.repository.data(), row, "c3")));
      history.repository.commit("Third");
      ImpactResult impact = run(history, bad, false);
      assertTrue(impact.notes().get(0).startsWith("1 example that it changed was judged again"));
    }
  }

  @Test
  void theImportHasNothingBeforeIt() {
    try (History history = new History(folder)) {
      Commit root = history.repository.log(1).get(0);
      assertTrue(
          assertThrows(InputException.class, () -> run(history, root, false))
              .getMessage()
              .contains("is the import"));
      assertThrows(InputException.class, () -> Impact.Wish.of("HEAD", 0));
    }
  }
}
