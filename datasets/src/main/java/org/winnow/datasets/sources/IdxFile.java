package org.winnow.datasets.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.winnow.datasets.InputException;

/**
 * Reads the IDX files of the MNIST family, plain or gzip (format: Y. LeCun, C. Cortes, C. Burges,
 * "The MNIST database of handwritten digits").
 *
 * <p>Two zero bytes, a type byte, the number of dimensions, each dimension as a big-endian 32-bit
 * integer, then the values, big-endian; nothing before or after.
 */
final class IdxFile {
  private static final Map<Integer, ElementType> TYPES =
      Map.of(
          0x08, ElementType.U1,
          0x09, ElementType.I1,
          0x0b, ElementType.I2,
          0x0c, ElementType.I4,
          0x0d, ElementType.F4,
          0x0e, ElementType.F8);
  private static final int MOST_DIMENSIONS = 4;

  private IdxFile() {}

  static ArrayContent.Numbers read(Path file, Limits limits) {
    try (InputStream in = PackedFile.open(file, limits)) {
      return read(in, file.toString(), limits);
    } catch (IOException e) {
      throw new InputException(file + " is damaged or cannot be read: " + e.getMessage(), e);
    }
  }

  private static ArrayContent.Numbers read(InputStream in, String name, Limits limits)
      throws IOException {
    byte[] magic = in.readNBytes(4);
    ElementType type = magic.length < 4 ? null : TYPES.get(magic[2] & 0xff);
    int rank = magic.length < 4 ? 0 : magic[3];
    boolean valid = type != null && magic[0] == 0 && magic[1] == 0;
    if (!valid || rank < 1 || rank > MOST_DIMENSIONS) {
      throw new InputException(
          name
              + " is no IDX file: expected it to begin with the magic number 00000801 (labels) or"
              + " 00000803 (pictures), got "
              + java.util.HexFormat.of().formatHex(magic));
    }
    int[] dims = dimensions(in, rank, name);
    long bytes = size(dims, type, name, limits);
    byte[] values = in.readNBytes((int) bytes);
    if (values.length < bytes) {
      throw new InputException(
          name
              + " is truncated: "
              + Arrays.toString(dims)
              + " values need "
              + bytes
              + " bytes after the header, got "
              + values.length);
    }
    if (in.read() >= 0) {
      throw new InputException(name + " goes on after its " + bytes + " bytes of values");
    }
    type.swap(values);
    return new ArrayContent.Numbers(type, dims, values);
  }

  private static int[] dimensions(InputStream in, int rank, String name) throws IOException {
    byte[] header = in.readNBytes(4 * rank);
    if (header.length < 4 * rank) {
      throw new InputException(name + " is truncated in its header");
    }
    int[] dims = new int[rank];
    ByteBuffer.wrap(header).asIntBuffer().get(dims);
    return dims;
  }

  /** Bytes of an array's values, having made sure that they are allowed. */
  static long size(int[] dims, ElementType type, String name, Limits limits) {
    double bytes = type.bytes();
    boolean valid = true;
    for (int d : dims) {
      valid &= d >= 0;
      bytes *= d;
    }
    if (!valid || bytes == 0) {
      throw new InputException(
          name + " has the dimensions " + Arrays.toString(dims) + ": no values");
    }
    double most = Math.min(limits.bytes(), Integer.MAX_VALUE - 8);
    if (bytes > most) {
      throw new InputException(
          name
              + " promises "
              + Arrays.toString(dims)
              + " values, "
              + (long) bytes
              + " bytes; the limit is "
              + (long) most);
    }
    return (long) bytes;
  }
}
