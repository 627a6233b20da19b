package org.winnow.training.engine.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found out about plans is found out by one at a time, and kept where that is possible. */
class PlanMemoryTest {
  @TempDir Path folder;

  @Test
  void keepsSeveralFindingsOfAPlanAcrossProcesses() {
    PlanMemory first = new PlanMemory(folder);
    first.recall("plan", "threads", () -> "2");
    first.recall("plan", "checked", () -> "agree");
    first.recall("other", "threads", () -> "1");
    PlanMemory second = new PlanMemory(folder);
    assertEquals("2", second.recall("plan", "threads", () -> "found anew"));
    assertEquals("agree", second.recall("plan", "checked", () -> "found anew"));
    assertEquals("1", second.recall("other", "threads", () -> "found anew"));
  }

  @Test
  void letsOneFindOutWhatTwoAskForAtOnce() throws InterruptedException {
    PlanMemory memory = new PlanMemory(folder);
    CountDownLatch finding = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<String> first =
        CompletableFuture.supplyAsync(
            () ->
                memory.recall(
                    "plan",
                    "threads",
                    () -> {
                      finding.countDown();
                      await(asked);
                      return "the first's";
                    }));
    finding.await();
    CompletableFuture<String> second =
        CompletableFuture.supplyAsync(
            () -> {
              asked.countDown();
              return memory.recall("plan", "threads", () -> "the second's");
            });
    assertEquals("the first's", first.join());
    assertEquals("the first's", second.join());
  }

  @Test
  void findsOutAgainWhereNothingCanBeWrittenAndAfterAFailure() throws IOException {
    Path file = Files.createFile(folder.resolve("no-folder"));
    PlanMemory memory = new PlanMemory(file.resolve("below"));
    assertThrows(
        ArithmeticException.class, () -> memory.recall("plan", "threads", () -> "" + 1 / zero()));
    assertEquals("1", memory.recall("plan", "threads", () -> "1"));
    assertEquals("2", memory.recall("plan", "threads", () -> "2"));
  }

  private static int zero() {
    return 0;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
