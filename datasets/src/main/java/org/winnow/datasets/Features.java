package org.winnow.datasets;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.winnow.datasets.sources.Progress;

/**
 * The raw feature values of all examples, one row each, in one contiguous array: bytes (0 to 255)
 * stay bytes until a batch is made, everything else is float.
 *
 * <p>Immutable. The arrays handed to the factories are kept, not copied: the caller gives them up.
 */
public final class Features {
  private final byte[] bytes;
  private final float[] floats;
  private final int width;
  private final int[] rows;
  private final Arrivals arrivals;

  private Features(byte[] bytes, float[] floats, int width, int[] rows, Arrivals arrivals) {
    this.bytes = bytes;
    this.floats = floats;
    this.width = width;
    this.rows = rows;
    this.arrivals = arrivals;
  }

  /** Unsigned bytes, {@code width} a row; takes over the array. */
  public static Features ofBytes(byte[] values, int width) {
    checkWidth(values.length, width);
    return new Features(values, null, width, null, null);
  }

  /** Unsigned bytes of which some rows are elsewhere yet; those are written when they arrive. */
  public static Features ofBytes(byte[] values, int width, Arrivals arrivals) {
    checkWidth(values.length, width);
    return new Features(values, null, width, null, arrivals);
  }

  /** Floats of which some rows are elsewhere yet; those are written when they arrive. */
  public static Features ofFloats(float[] values, int width, Arrivals arrivals) {
    checkWidth(values.length, width);
    requireFinite(values, width);
    return new Features(null, values, width, null, arrivals);
  }

  /** Floats, {@code width} a row, none of them NaN or infinite; takes over the array. */
  public static Features ofFloats(float[] values, int width) {
    checkWidth(values.length, width);
    requireFinite(values, width);
    return new Features(null, values, width, null, null);
  }

  private static void requireFinite(float[] values, int width) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new InputException(
            "feature "
                + i % width
                + " of example "
                + i / width
                + " is "
                + values[i]
                + "; features must be finite numbers");
      }
    }
  }

  private static void checkWidth(int values, int width) {
    if (width < 1 || values % width != 0) {
      throw new InputException(values + " values cannot be rows of " + width);
    }
  }

  /** Number of examples. */
  public int size() {
    return rows != null ? rows.length : (bytes != null ? bytes.length : floats.length) / width;
  }

  /** Values per example. */
  public int width() {
    return width;
  }

  /** Whether the values are unsigned bytes. */
  public boolean areBytes() {
    return bytes != null;
  }

  /** How many rows have values that are elsewhere yet. */
  public int missing() {
    return missing(IntStream.range(0, arrivals == null ? 0 : size()).toArray()).length;
  }

  /** Those of some rows whose values are elsewhere yet. */
  public int[] missing(int[] some) {
    return Arrays.stream(some)
        .filter(row -> arrivals != null && arrivals.isMissing(start(row) / width))
        .toArray();
  }

  /**
   * Brings the values of some rows here where they are not.
   *
   * @throws InputException where they cannot be had now
   */
  public void bring(int[] wanted, Progress progress) {
    if (arrivals != null) {
      arrivals.announce(IntStream.of(wanted).map(row -> start(row) / width).toArray(), progress);
    }
  }

  private int arrived(int row) {
    int start = start(row);
    if (arrivals != null) {
      arrivals.touch(start / width);
    }
    return start;
  }

  /** Writes the raw values of a row to {@code target} from {@code offset} on. */
  public void copyRow(int row, float[] target, int offset) {
    int start = arrived(row);
    if (floats != null) {
      System.arraycopy(floats, start, target, offset, width);
      return;
    }
    for (int i = 0; i < width; i++) {
      target[offset + i] = bytes[start + i] & 0xff;
    }
  }

  /** The canonical bytes of a row: the bytes themselves, or little-endian IEEE floats. */
  public byte[] canonicalBytes(int row) {
    int start = arrived(row);
    if (bytes != null) {
      return Arrays.copyOfRange(bytes, start, start + width);
    }
    ByteBuffer buffer = ByteBuffer.allocate(4 * width).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(floats, start, width);
    return buffer.array();
  }

  /** Some rows, in the order given, sharing this object's array. */
  public Features select(int[] chosen) {
    int[] mapped = new int[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      mapped[i] = start(chosen[i]) / width;
    }
    return new Features(bytes, floats, width, mapped, arrivals);
  }

  /** These rows followed by others of the same width; the result is bytes only if both are. */
  public Features append(Features next) {
    if (next.width != width) {
      throw new InputException("expected " + width + " values an example, got " + next.width);
    }
    int total = Math.addExact(size(), next.size());
    boolean asBytes = areBytes() && next.areBytes();
    int length = Math.multiplyExact(total, width);
    byte[] allBytes = asBytes ? new byte[length] : null;
    float[] allFloats = asBytes ? null : new float[length];
    Both both = new Both(this, next, allBytes, allFloats);
    BitSet missing = new BitSet();
    for (int row = 0; row < total; row++) {
      if (both.isMissing(row)) {
        missing.set(row);
      } else {
        both.put(row);
      }
    }
    Arrivals later = missing.isEmpty() ? null : new Arrivals(missing, both::bring);
    return new Features(allBytes, allFloats, width, null, later);
  }

  /** Rows of two, one after the other, on their way into one array. */
  private record Both(Features first, Features next, byte[] bytes, float[] floats) {
    private Features part(int row) {
      return row < first.size() ? first : next;
    }

    private int own(int row) {
      return row < first.size() ? row : row - first.size();
    }

    boolean isMissing(int row) {
      Features from = part(row);
      return from.arrivals != null && from.arrivals.isMissing(from.start(own(row)) / from.width);
    }

    void put(int row) {
      Features from = part(row);
      int at = row * from.width;
      if (bytes == null) {
        from.copyRow(own(row), floats, at);
      } else {
        System.arraycopy(from.bytes, from.start(own(row)), bytes, at, from.width);
      }
    }

    void bring(int[] rows, Progress progress) {
      for (Features part : List.of(first, next)) {
        part.bring(
            Arrays.stream(rows).filter(r -> part(r) == part).map(this::own).toArray(), progress);
      }
      Arrays.stream(rows).forEach(this::put);
    }
  }

  private int start(int row) {
    return (rows == null ? row : rows[row]) * width;
  }
}
