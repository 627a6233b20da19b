package org.winnow.training.engine.onednn;

import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.winnow.training.engine.ThreadLimit;
import org.winnow.training.engine.dl4j.Dl4jEngine;

/** How many threads the library's work may use. */
final class Threads {
  private final Map<String, String> environment;
  private final int processors;
  private final AtomicBoolean set = new AtomicBoolean();

  Threads(Map<String, String> environment, int processors) {
    this.environment = Map.copyOf(environment);
    this.processors = processors;
  }

  /** What this machine's owner fixed, where that is so. */
  OptionalInt fixed() {
    return ThreadLimit.in(environment);
  }

  /** How many are worth trying here: one, unless waiting threads sleep instead of spinning. */
  int most() {
    // Spinning, two threads on a busy two-core machine hang each other (docs/decisions/0003).
    boolean sleeping = "passive".equalsIgnoreCase(environment.get("OMP_WAIT_POLICY"));
    return sleeping ? Math.max(1, processors) : 1;
  }

  /** Sets it for what the calling thread asks for from now on. */
  void use(int threads) {
    boolean asTheyAre = Integer.toString(threads).equals(environment.get("OMP_NUM_THREADS"));
    // Only ND4J can set it, which takes a second to start: not where there is nothing to change.
    if (set.get() || !asTheyAre) {
      set.set(true);
      Dl4jEngine.useThreads(threads);
    }
  }
}
