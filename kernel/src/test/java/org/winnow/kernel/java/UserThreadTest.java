package org.winnow.kernel.java;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UserThreadTest {
  private final UserThread users = new UserThread();

  @Test
  void anInterruptReachesTheWorkThatFollowsOneLeftBehind() throws Exception {
    CountDownLatch firstRuns = new CountDownLatch(1);
    CountDownLatch secondRuns = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    // Asked for while the caller of what is left behind goes on: by then the next work runs.
    users.tellPlacesBy(stack -> awaited(secondRuns));

    CompletableFuture<Object> first = called(() -> heedless(firstRuns, release));
    firstRuns.await();
    users.abandon();
    CompletableFuture<Object> second =
        called(
            () -> {
              secondRuns.countDown();
              TimeUnit.DAYS.sleep(1);
              return null;
            });
    Throwable left = assertThrows(ExecutionException.class, first::get).getCause();
    users.interrupt();
    Throwable stopped = assertThrows(ExecutionException.class, second::get).getCause();
    release.countDown();

    assertTrue(left instanceof AbandonedException, left.toString());
    assertTrue(stopped instanceof InterruptedException, stopped.toString());
  }

  private static String awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return "here";
  }

  private static Object heedless(CountDownLatch runs, CountDownLatch release) {
    runs.countDown();
    while (release.getCount() > 0) {
      Thread.onSpinWait();
    }
    return null;
  }

  private CompletableFuture<Object> called(Callable<Object> work) {
    CompletableFuture<Object> outcome = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                outcome.complete(users.call(work));
              } catch (Exception e) {
                outcome.completeExceptionally(e);
              }
            });
    caller.setDaemon(true);
    caller.start();
    return outcome;
  }
}
