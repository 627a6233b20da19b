package org.winnow.training.plan;

/**
 * An array that operations write and read.
 *
 * @param name unique in its plan: the layer that makes it, as {@code conv1}; with a suffix what is
 *     kept beside it, as {@code conv1.argmax}, or a gradient, as {@code conv1'}
 * @param dims its shape for one example, or for the whole batch
 * @param kind what it holds
 */
public record Value(String name, Dims dims, Kind kind) {
  /** What an array holds. */
  public enum Kind {
    /** Floats for each example. */
    FLOATS,
    /** 32-bit integers for each example. */
    INTEGERS,
    /** Floats that belong to the whole batch, as the means of batch normalisation. */
    BATCH_FLOATS
  }

  private static final int BYTES = 4;

  public static Value floats(String name, Dims dims) {
    return new Value(name, dims, Kind.FLOATS);
  }

  /** Its gradient: same shape, an apostrophe after the name. */
  public Value gradient() {
    return new Value(name + "'", dims, kind);
  }

  /** Whether each example has its own. */
  public boolean perExample() {
    return kind != Kind.BATCH_FLOATS;
  }

  /** Number of elements for a batch. */
  public long elements(int batch) {
    return perExample() ? Math.multiplyExact((long) dims.size(), batch) : dims.size();
  }

  /** Size as a plain array of 32-bit numbers. */
  public long bytes(int batch) {
    return Math.multiplyExact(elements(batch), BYTES);
  }
}
