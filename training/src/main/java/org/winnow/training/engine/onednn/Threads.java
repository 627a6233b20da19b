package org.winnow.training.engine.onednn;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import org.winnow.training.engine.ThreadLimit;
import org.winnow.training.engine.dl4j.Dl4jEngine;

/** How many threads the library's work may use. */
final class Threads {
  private final Map<String, String> environment;
  private final int processors;
  private final DoubleSupplier load;
  private final AtomicBoolean set = new AtomicBoolean();

  Threads(Map<String, String> environment, int processors) {
    this(
        environment,
        processors,
        ManagementFactory.getOperatingSystemMXBean()::getSystemLoadAverage);
  }

  /**
   * @param load how many threads of the whole machine want to run, on average; below 0: unknown
   */
  Threads(Map<String, String> environment, int processors, DoubleSupplier load) {
    this.environment = Map.copyOf(environment);
    this.processors = processors;
    this.load = load;
  }

  /**
   * How many are worth trying here: those that this machine's owner allows; else one, unless
   * waiting threads sleep instead of spinning.
   */
  int most() {
    // Spinning, two threads on a busy two-core machine hang each other (docs/decisions/0003).
    boolean sleeping = "passive".equalsIgnoreCase(environment.get("OMP_WAIT_POLICY"));
    return ThreadLimit.in(environment).orElse(sleeping ? Math.max(1, processors) : 1);
  }

  /** Whether so much runs beside this process that times say little of a quiet machine. */
  boolean busy() {
    return load.getAsDouble() > processors;
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
