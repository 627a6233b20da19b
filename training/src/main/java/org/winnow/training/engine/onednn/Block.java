package org.winnow.training.engine.onednn;

/**
 * A stretch of memory that a program uses: either given (weights, inputs), or placed by the program
 * itself and shared with others whose lifetimes do not meet.
 */
final class Block {
  private static final int NEVER = -1;

  private final String name;
  private final long bytes;
  private long given;
  private int first = NEVER;
  private int last = NEVER;

  private Block(String name, long bytes, long given) {
    this.name = name;
    this.bytes = bytes;
    this.given = given;
  }

  /** Memory that the program has to find a place for. */
  static Block open(String name, long bytes) {
    return new Block(name, bytes, 0);
  }

  /** Memory that lies at an address already and keeps its contents between runs. */
  static Block given(String name, long bytes, long address) {
    if (address == 0) {
      throw new IllegalArgumentException("no address for " + name);
    }
    return new Block(name, bytes, address);
  }

  String name() {
    return name;
  }

  long bytes() {
    return bytes;
  }

  boolean isGiven() {
    return given != 0;
  }

  /** Where it lies, once it was placed. */
  long address() {
    if (given == 0) {
      throw new IllegalStateException(name + " has no place yet");
    }
    return given;
  }

  void place(long address) {
    if (given != 0) {
      throw new IllegalStateException(name + " has its place already");
    }
    given = address;
  }

  /** Notes that a step reads or writes it. */
  void usedBy(int step) {
    first = first == NEVER ? step : Math.min(first, step);
    last = Math.max(last, step);
  }

  /** Whether both are needed at some step. */
  boolean meets(Block other) {
    return first <= other.last && other.first <= last;
  }

  boolean isUsed() {
    return first != NEVER;
  }
}
