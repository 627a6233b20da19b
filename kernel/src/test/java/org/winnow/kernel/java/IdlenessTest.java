package org.winnow.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class IdlenessTest {
  private static Thread waiting(Idleness idle, CountDownLatch over) {
    Thread thread =
        new Thread(
            () -> {
              try {
                idle.await();
                over.countDown();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return thread;
  }

  @Test
  void waitsForTheLastOfTheWorks() throws InterruptedException {
    Idleness idle = new Idleness();
    idle.busy();
    idle.busy();
    CountDownLatch over = new CountDownLatch(1);
    Thread thread = waiting(idle, over);
    idle.done();
    assertEquals(1, over.getCount());
    idle.done();
    thread.join();
    assertEquals(0, over.getCount());
  }

  @Test
  void anInterruptEndsTheWait() throws InterruptedException {
    Idleness idle = new Idleness();
    idle.busy();
    CountDownLatch over = new CountDownLatch(1);
    Thread thread = waiting(idle, over);
    thread.interrupt();
    thread.join();
    assertFalse(over.getCount() == 0);
  }
}
