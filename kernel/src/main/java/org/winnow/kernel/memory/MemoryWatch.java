package org.winnow.kernel.memory;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.winnow.magics.MemoryUse;

/** Warns in the notebook before memory runs out: that of the heap, or that of the machine. */
public final class MemoryWatch {
  private static final double ALARM = 0.9;

  /** Below this there was an end to the shortage, so that the next one is told anew. */
  private static final double CALM = 0.8;

  private static final long GAP_SECONDS = 2;

  private final Supplier<MemoryUse> machine;
  private final Supplier<Double> heap;
  private final Consumer<String> tell;
  private final Consumer<MemoryUse> seen;
  private boolean toldOfHeap;
  private boolean toldOfMachine;

  /**
   * A watch.
   *
   * @param machine reads the memory
   * @param heap the share of the heap's limit that was still in use after the last collection
   * @param tell takes a warning
   * @param seen takes each reading
   */
  MemoryWatch(
      Supplier<MemoryUse> machine,
      Supplier<Double> heap,
      Consumer<String> tell,
      Consumer<MemoryUse> seen) {
    this.machine = machine;
    this.heap = heap;
    this.tell = tell;
    this.seen = seen;
  }

  /** Watches this process every two seconds. */
  public static void start(
      ScheduledExecutorService clock, Consumer<String> tell, Consumer<MemoryUse> seen) {
    MemoryWatch watch = new MemoryWatch(MemoryUse::now, MemoryWatch::usedHeap, tell, seen);
    clock.scheduleWithFixedDelay(watch::look, GAP_SECONDS, GAP_SECONDS, TimeUnit.SECONDS);
  }

  /** Looks once. */
  void look() {
    MemoryUse now = machine.get();
    seen.accept(now);
    double used = heap.get();
    toldOfHeap = told(toldOfHeap, used, "The Java heap", now);
    toldOfMachine = told(toldOfMachine, now.share(), "The machine's memory", now);
  }

  private boolean told(boolean before, double share, String what, MemoryUse now) {
    if (share > ALARM && !before) {
      tell.accept(
          what
              + " is nearly used up ("
              + now
              + "). Let go of large variables (set them to null) or give the kernel more memory;"
              + " labels and models that were saved are safe.\n");
    }
    return before ? share > CALM : share > ALARM;
  }

  private static double usedHeap() {
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage after = pool.getCollectionUsage();
      boolean old = pool.getName().contains("Tenured") || pool.getName().contains("Old");
      if (pool.getType() == MemoryType.HEAP && old && after != null && after.getMax() > 0) {
        return (double) after.getUsed() / after.getMax();
      }
    }
    return 0;
  }
}
