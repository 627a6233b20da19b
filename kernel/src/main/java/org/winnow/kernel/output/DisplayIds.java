package org.winnow.kernel.output;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids for displays and comms: random, or counted where notebooks are compared (environment variable
 * {@code WINNOW_DETERMINISTIC_IDS=1}). Always 32 hexadecimal digits.
 */
public final class DisplayIds {
  private final boolean counted;
  private final AtomicLong count = new AtomicLong();

  public DisplayIds(boolean counted) {
    this.counted = counted;
  }

  /** The next id. */
  public String next() {
    return counted
        ? "%032x".formatted(count.incrementAndGet())
        : UUID.randomUUID().toString().replace("-", "");
  }
}
