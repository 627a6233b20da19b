package org.winnow.kernel.java;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stops loops of users' code that heed no interrupt: cells' classes are woven to look here each
 * time round.
 *
 * <p>This is static because the woven code has nothing in hand to call.
 */
public final class LoopStop {
  /** The threads to stop; null, which is quicker to see, where there are none. */
  private static final AtomicReference<Set<Thread>> MEANT = new AtomicReference<>();

  private LoopStop() {}

  /** What stops a loop; an error, so that no {@code catch (Exception e)} goes on with the loop. */
  static final class Stopped extends Error {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("the cell was interrupted");
    }
  }

  /** Called by woven code: throws if this thread is to stop. */
  public static void look() {
    if (MEANT.get() != null) {
      stopIfMeant();
    }
  }

  private static void stopIfMeant() {
    Set<Thread> meant = MEANT.get();
    if (meant != null && meant.contains(Thread.currentThread())) {
      throw new Stopped();
    }
  }

  /** From now on the loops of a thread stop. */
  static void stop(Thread thread) {
    MEANT.updateAndGet(
        now -> {
          Set<Thread> more = now == null ? new HashSet<>() : new HashSet<>(now);
          more.add(thread);
          return more;
        });
  }

  /** A thread's loops may run again. */
  static void spare(Thread thread) {
    if (MEANT.get() != null) {
      MEANT.updateAndGet(
          now -> {
            Set<Thread> fewer = now == null ? new HashSet<>() : new HashSet<>(now);
            fewer.remove(thread);
            return fewer.isEmpty() ? null : fewer;
          });
    }
  }

  /** A stack without the frames of this class on top. */
  static StackTraceElement[] below(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .dropWhile(frame -> frame.getClassName().startsWith(LoopStop.class.getName()))
        .toArray(StackTraceElement[]::new);
  }
}
