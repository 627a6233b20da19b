package org.winnow.training.engine.onednn;

import org.bytedeco.javacpp.Pointer;

/** One piece of native memory, zero at first, freed by {@link #close} and by nothing else. */
final class Arena implements Native {
  /** A cache line, and the widest vector register. */
  static final int ALIGNMENT = 64;

  private final long bytes;
  private final long base;
  private Pointer memory;

  /**
   * @throws OutOfMemoryError where the system gives none
   */
  Arena(long bytes) {
    this.bytes = bytes;
    memory = Pointer.malloc(bytes + ALIGNMENT);
    if (memory == null || memory.isNull()) {
      throw new OutOfMemoryError("no " + bytes + " bytes of native memory for a training");
    }
    base = aligned(memory.address());
    Pointer.memset(new Address(base), 0, bytes);
  }

  static long aligned(long value) {
    return (value + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  long bytes() {
    return bytes;
  }

  /**
   * The address of a piece.
   *
   * @throws IllegalArgumentException where the piece does not lie inside
   */
  long address(long offset, long length) {
    if (memory == null) {
      throw new IllegalStateException("this memory was freed");
    }
    if (offset < 0 || length < 0 || offset > bytes - length) {
      throw new IllegalArgumentException(
          length + " bytes at " + offset + " do not lie in an arena of " + bytes);
    }
    return base + offset;
  }

  @Override
  public void close() {
    if (memory != null) {
      Pointer.free(memory);
      memory = null;
    }
  }
}
