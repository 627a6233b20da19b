package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Getting the engine ready in the background. */
class EngineStartTest {
  @Test
  void beginsOnceOnAThreadOfItsOwnAndIsWaitedFor() {
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> ran = Collections.synchronizedList(new ArrayList<>());
    EngineStart start =
        new EngineStart(
            () -> {
              try {
                go.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              ran.add(Thread.currentThread());
            });
    start.begin();
    start.begin();
    assertTrue(ran.isEmpty(), "begin returns at once");
    go.countDown();
    start.await();
    assertEquals(1, ran.size());
    assertNotSame(Thread.currentThread(), ran.get(0));
  }

  @Test
  void whatFailsIsLeftForTheTrainingToTell() {
    EngineStart start =
        new EngineStart(
            () -> {
              throw new UnsatisfiedLinkError("no such library");
            });
    start.begin();
    start.await();
  }

  @Test
  void waitsForNothingThatHasNotBegun() {
    new EngineStart(() -> {}).await();
  }
}
