package org.winnow.training;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/**
 * The memory that trainings may take.
 *
 * @param heap bytes of Java's heap
 * @param system bytes of the machine or container, outside of the heap
 */
record MemoryRoom(long heap, long system) {
  /** As it is now. */
  static MemoryRoom here() {
    return new MemoryRoom(
        Math.max(0, Runtime.getRuntime().maxMemory() - alive()), FreeMemory.here());
  }

  /** What the last collections found alive: what died since must not keep a training from it. */
  private static long alive() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getCollectionUsage)
        .filter(usage -> usage != null)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
