package org.winnow.imports.child;

import java.time.Duration;

/**
 * What a child process may take.
 *
 * @param heapBytes of Java's heap
 * @param addressBytes of address space beside the heap, where the system can limit that (Linux)
 * @param time from its start to its end
 */
public record Limits(long heapBytes, long addressBytes, Duration time) {
  /** What a virtual machine itself reserves beside its heap. */
  private static final long MACHINE = 1L << 30;

  /** Address space in units of 1 KiB, as shells count it. */
  long addressKilobytes() {
    return (heapBytes + MACHINE + addressBytes) >> 10;
  }

  long heapMegabytes() {
    return Math.max(16, heapBytes >> 20);
  }
}
