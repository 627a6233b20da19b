package org.winnow.datasets;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

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

  private Features(byte[] bytes, float[] floats, int width, int[] rows) {
    this.bytes = bytes;
    this.floats = floats;
    this.width = width;
    this.rows = rows;
  }

  /** Unsigned bytes, {@code width} a row; takes over the array. */
  public static Features ofBytes(byte[] values, int width) {
    checkWidth(values.length, width);
    return new Features(values, null, width, null);
  }

  /** Floats, {@code width} a row, none of them NaN or infinite; takes over the array. */
  public static Features ofFloats(float[] values, int width) {
    checkWidth(values.length, width);
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
    return new Features(null, values, width, null);
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

  /** Writes the raw values of a row to {@code target} from {@code offset} on. */
  public void copyRow(int row, float[] target, int offset) {
    int start = start(row);
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
    int start = start(row);
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
    return new Features(bytes, floats, width, mapped);
  }

  /** These rows followed by others of the same width; the result is bytes only if both are. */
  public Features append(Features next) {
    if (next.width != width) {
      throw new InputException("expected " + width + " values an example, got " + next.width);
    }
    int total = Math.addExact(size(), next.size());
    if (areBytes() && next.areBytes()) {
      byte[] all = new byte[Math.multiplyExact(total, width)];
      fillBytes(all, 0);
      next.fillBytes(all, size() * width);
      return ofBytes(all, width);
    }
    float[] all = new float[Math.multiplyExact(total, width)];
    for (int i = 0; i < total; i++) {
      if (i < size()) {
        copyRow(i, all, i * width);
      } else {
        next.copyRow(i - size(), all, i * width);
      }
    }
    return new Features(null, all, width, null);
  }

  private void fillBytes(byte[] target, int offset) {
    for (int row = 0; row < size(); row++) {
      System.arraycopy(bytes, start(row), target, offset + row * width, width);
    }
  }

  private int start(int row) {
    return (rows == null ? row : rows[row]) * width;
  }
}
