package org.winnow.datasets.sharing;

import java.time.Duration;

/** Waits before a busy server is asked again. */
@FunctionalInterface
public interface Pause {
  /** Lets the time pass. */
  Pause SLEEP = duration -> Thread.sleep(duration.toMillis());

  void rest(Duration duration) throws InterruptedException;
}
