package org.winnow.training.plan;

import java.util.ArrayList;
import java.util.List;

/** From when to when a piece of memory is in use, and by which values one after the other. */
final class Life {
  private final List<Value> values = new ArrayList<>();
  private final int born;
  private final long bytes;
  private int died;
  private long offset;

  /**
   * @param born index of the operation that writes its first value
   */
  Life(Value first, int born, long size) {
    this.values.add(first);
    this.born = born;
    this.died = born;
    this.bytes = aligned(size);
  }

  static long aligned(long size) {
    return (size + MemoryPlan.ALIGNMENT - 1) / MemoryPlan.ALIGNMENT * MemoryPlan.ALIGNMENT;
  }

  /** Another value takes the memory over. */
  void passTo(Value next) {
    values.add(next);
  }

  /** It is in use while an operation runs. */
  void useAt(int operation) {
    died = Math.max(died, operation);
  }

  void placeAt(long place) {
    offset = place;
  }

  List<Value> values() {
    return values;
  }

  int died() {
    return died;
  }

  long bytes() {
    return bytes;
  }

  long offset() {
    return offset;
  }

  long end() {
    return offset + bytes;
  }

  boolean meets(Life other) {
    return born <= other.died && other.born <= died;
  }
}
