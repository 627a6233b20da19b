package org.winnow.datasets.sources;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.IntStream;
import org.winnow.datasets.Shape;

/**
 * Makes the fingerprint of an example's original, before any preparation. Not for several threads.
 *
 * <p>What is hashed, all numbers little-endian:
 *
 * <ul>
 *   <li>a compressed picture: the bytes of its file, nothing else;
 *   <li>an array: the ASCII text {@code winnow:array:1\n}, the element type in two ASCII letters
 *       ({@code u1 i1 u2 i2 i4 i8 f4 f8}), height, width and channels as 32-bit integers, then the
 *       values row by row, channels last. A vector of n numbers has height 1, width 1 and n
 *       channels, so the same digits from IDX and from NPY files have the same id;
 *   <li>a row of a table: the ASCII text {@code winnow:row:1\n}, the number of columns as a 32-bit
 *       integer, then for each column in the order of the UTF-8 bytes of their names: length of the
 *       name (32 bits), name, length of the value (32 bits), value, both in UTF-8 and the value as
 *       it was written. The columns that hold the label, the user's key and the split are left out:
 *       they say something about the example and may change.
 * </ul>
 */
public final class ExampleHash {
  private static final byte[] ARRAY = "winnow:array:1\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ROW = "winnow:row:1\n".getBytes(StandardCharsets.US_ASCII);

  private final MessageDigest sha = sha256();
  private final ByteBuffer number = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The fingerprint of a compressed picture's file. */
  public Fingerprint ofFile(byte[] content) {
    return Fingerprint.of(sha.digest(content));
  }

  /** The fingerprint of an array whose values lie in {@code values} from {@code offset} on. */
  public Fingerprint ofArray(ElementType type, Shape shape, byte[] values, int offset) {
    sha.update(ARRAY);
    sha.update(type.code().getBytes(StandardCharsets.US_ASCII));
    update(shape.height());
    update(shape.width());
    update(shape.channels());
    sha.update(values, offset, Math.multiplyExact(shape.size(), type.bytes()));
    return Fingerprint.of(sha.digest());
  }

  /** The fingerprint of an array of floats. */
  public Fingerprint ofArray(Shape shape, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return ofArray(ElementType.F4, shape, bytes.array(), 0);
  }

  /** The fingerprint of a table's row. */
  public Fingerprint ofRow(List<String> columns, List<String> values) {
    RowHash rows = rows(columns);
    rows.begin();
    for (int column : rows.order()) {
      rows.add(column, values.get(column).getBytes(StandardCharsets.UTF_8));
    }
    return rows.end();
  }

  /** Hashes many rows of the same columns. */
  RowHash rows(List<String> columns) {
    return new RowHash(columns);
  }

  private void update(int value) {
    sha.update(number.putInt(0, value).array());
  }

  /** Rows of one table: {@code begin}, {@code add} each column in {@code order}, {@code end}. */
  final class RowHash {
    private final byte[][] names;
    private final int[] order;

    private RowHash(List<String> columns) {
      names = columns.stream().map(c -> c.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
      order =
          IntStream.range(0, names.length)
              .boxed()
              .sorted((a, b) -> java.util.Arrays.compareUnsigned(names[a], names[b]))
              .mapToInt(Integer::intValue)
              .toArray();
    }

    int[] order() {
      return order;
    }

    void begin() {
      sha.update(ROW);
      update(names.length);
    }

    void add(int column, byte[] value) {
      update(names[column].length);
      sha.update(names[column]);
      update(value.length);
      sha.update(value);
    }

    Fingerprint end() {
      return Fingerprint.of(sha.digest());
    }
  }
}
