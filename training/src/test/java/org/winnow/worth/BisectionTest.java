package org.winnow.worth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;
import org.winnow.datasets.repository.Commit;
import org.winnow.training.TrainingMonitor;

class BisectionTest {
  @TempDir Path folder;

  private static BisectResult run(History history, String good, String bad, String fails) {
    return Bisection.run(history.ground(), wish(good, bad, fails), Bisection.Watcher.silent());
  }

  private static Bisection.Wish wish(String good, String bad, String fails) {
    return new Bisection.Wish(good, bad, fails, 3, Split.TEST);
  }

  @Test
  void theCommitThatSpoiltAClassIsFoundWithItsEdits() {
    try (History history = new History(folder)) {
      List<Commit> commits = new ArrayList<>();
      String start = history.repository.head();
      for (int i = 0; i < 8; i++) {
        commits.add(
            i == 5
                ? history.relabel("Tidy", "c1", "c2", 60)
                : history.relabel("Look " + i, "c" + i % 2 * 3, "c" + (3 - i % 2 * 3), 1));
      }
      BisectResult found = run(history, start, "HEAD", "recall of c1 < .6");
      assertEquals(commits.get(5), found.firstBad());
      assertEquals("60 relabelled", found.edits().counts().toString());
      assertTrue(found.steps().size() <= 3, found.toString());
      assertTrue(found.good().mean() > .6 && found.bad().mean() < .6, found.toString());
      assertTrue(found.notes().get(0).contains("once a commit fails all after it fail"));
      assertTrue(found.trained() >= 6);
      BisectResult again = run(history, start, "HEAD", "recall of c1 <= 60 %");
      assertEquals(0, again.trained(), "all was known");
      assertEquals(found.steps(), again.steps());
    }
  }

  @Test
  void countsNeedNoTraining() {
    try (History history = new History(folder)) {
      String start = history.repository.head();
      history.relabel("One", "c0", "c3", 2);
      Commit bad = history.relabel("Two", "c0", "c3", 20);
      history.relabel("Three", "c1", "c2", 1);
      long c0 = history.repository.at(start).classCounts(Split.TRAIN)[0];
      BisectResult found = run(history, start, "HEAD", "count of c0 < " + (c0 - 2));
      assertEquals(bad, found.firstBad());
      assertEquals(0, found.trained());
      assertEquals(List.of((double) c0), found.good().values());
    }
  }

  @Test
  void endsThatAreNotAsSaidAreRefused() {
    try (History history = new History(folder)) {
      String start = history.repository.head();
      history.relabel("One", "c0", "c3", 2);
      refused(history, "HEAD", start, "count < 3", "does not lead to the bad end");
      refused(history, start, start, "count < 3", "are the same commit");
      refused(history, start, "HEAD", "count > 3", "fails already: count is ");
      refused(history, start, "HEAD", "count of c0 < 3", "does not fail: count of c0 is ");
      refused(history, start, "HEAD", "count of c9 < 3", "not one of the classes");
    }
  }

  private static void refused(History history, String good, String bad, String fails, String told) {
    String message =
        assertThrows(InputException.class, () -> run(history, good, bad, fails)).getMessage();
    assertTrue(message.contains(told), message);
  }

  @Test
  void anInterruptKeepsWhatWasTrained() {
    try (History history = new History(folder)) {
      String start = history.repository.head();
      history.relabel("Bad", "c1", "c2", 60);
      history.relabel("After", "c0", "c3", 1);
      AtomicInteger looks = new AtomicInteger();
      Bisection.Watcher stopping =
          (commit, left) -> {
            boolean third = looks.incrementAndGet() == 3;
            return new TrainingMonitor() {
              @Override
              public boolean cancelled() {
                return third;
              }
            };
          };
      Bisection.Wish wish = wish(start, "HEAD", "recall of c1 < .6");
      assertThrows(
          CancellationException.class, () -> Bisection.run(history.ground(), wish, stopping));
      BisectResult found = Bisection.run(history.ground(), wish, Bisection.Watcher.silent());
      assertEquals("Bad", found.firstBad().title());
      int steps = found.steps().stream().mapToInt(s -> s.values().size()).sum();
      assertEquals(steps, found.trained(), "the ends were known");
    }
  }
}
