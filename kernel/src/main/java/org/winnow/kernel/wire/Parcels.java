package org.winnow.kernel.wire;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What any thread hands in for the thread that owns the sockets, in order. */
final class Parcels {
  private final Queue<Parcel> waiting = new ConcurrentLinkedQueue<>();
  private final Set<Thread> gathering = ConcurrentHashMap.newKeySet();
  private final Runnable wake;

  /** Frames for a channel; null frames carry an action for the owner instead. */
  record Parcel(Channel channel, List<byte[]> frames, Runnable action) {}

  /**
   * None yet.
   *
   * @param wake has the owner look for what is there
   */
  Parcels(Runnable wake) {
    this.wake = wake;
  }

  void add(Parcel parcel) {
    waiting.add(parcel);
    if (!gathering.contains(Thread.currentThread())) {
      wake.run();
    }
  }

  /** The next one, or null. */
  Parcel poll() {
    return waiting.poll();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** As {@link Outbox#together}. */
  <X extends Exception> void together(Outbox.Sending<X> messages) throws X {
    gathering.add(Thread.currentThread());
    try {
      messages.run();
    } finally {
      gathering.remove(Thread.currentThread());
      wake.run();
    }
  }
}
