package org.winnow.datasets.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.winnow.datasets.InputException;

/**
 * Reads NPY arrays of numbers and texts, strictly (format: NumPy documentation, {@code
 * numpy.lib.format}, versions 1 to 3). Arrays of Python objects are refused: reading them means
 * running code.
 */
final class NpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MOST_HEADER = 1 << 16;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{\\s*'descr':\\s*'([^']*)',\\s*'fortran_order':\\s*(True|False),"
              + "\\s*'shape':\\s*\\(([\\d,\\s]*)\\),?\\s*}\\s*");
  private static final Map<String, ElementType> TYPES =
      Map.of(
          "b1", ElementType.U1,
          "u1", ElementType.U1,
          "i1", ElementType.I1,
          "u2", ElementType.U2,
          "i2", ElementType.I2,
          "i4", ElementType.I4,
          "i8", ElementType.I8,
          "f4", ElementType.F4,
          "f8", ElementType.F8);

  private final String name;
  private final Limits limits;

  private NpyFile(String name, Limits limits) {
    this.name = name;
    this.limits = limits;
  }

  static ArrayContent read(Path file, Limits limits) {
    try (InputStream in = PackedFile.open(file, limits)) {
      return read(in, file.toString(), limits);
    } catch (IOException e) {
      throw new InputException(file + " is damaged or cannot be read: " + e.getMessage(), e);
    }
  }

  static ArrayContent read(InputStream in, String name, Limits limits) throws IOException {
    return new NpyFile(name, limits).read(in);
  }

  private ArrayContent read(InputStream in) throws IOException {
    byte[] begin = in.readNBytes(8);
    if (begin.length < 8 || !Arrays.equals(begin, 0, 6, MAGIC, 0, 6)) {
      throw new InputException(name + " is no NPY file: it does not begin with \\x93NUMPY");
    }
    Matcher header = HEADER.matcher(header(in, begin[6]));
    if (!header.matches()) {
      throw new InputException(
          name + " holds records or has a damaged header; expected one array of numbers or texts");
    }
    String descr = header.group(1);
    boolean fortran = header.group(2).equals("True");
    int[] dims = dimensions(header.group(3));
    if (descr.matches("[<>|=]?[US]\\d{1,6}")) {
      return texts(in, descr, dims);
    }
    ElementType type = TYPES.get(descr.replaceFirst("^[<>|=]", ""));
    if (type == null) {
      throw new InputException(
          name
              + " has the type '"
              + descr
              + "'; expected u1, i1, u2, i2, i4, i8, f4, f8, b1 or texts (U, S)");
    }
    byte[] values = values(in, IdxFile.size(dims, type, name, limits));
    if (descr.startsWith(">")) {
      type.swap(values);
    }
    return new ArrayContent.Numbers(type, dims, fortran ? reordered(values, dims, type) : values);
  }

  private String header(InputStream in, int version) throws IOException {
    byte[] size = in.readNBytes(version == 1 ? 2 : 4);
    long length = 0;
    for (int i = size.length - 1; i >= 0; i--) {
      length = length << 8 | size[i] & 0xff;
    }
    if (version < 1 || version > 3 || length > MOST_HEADER) {
      throw new InputException(
          name + " has NPY version " + version + " and a header of " + length + " bytes: damaged");
    }
    byte[] text = in.readNBytes((int) length);
    if (text.length < length) {
      throw new InputException(name + " is truncated in its header");
    }
    return new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }

  private int[] dimensions(String shape) {
    String[] parts = shape.strip().isEmpty() ? new String[0] : shape.strip().split("\\s*,\\s*");
    try {
      return Arrays.stream(parts).mapToInt(Integer::parseInt).toArray();
    } catch (NumberFormatException e) {
      throw new InputException(name + " has the shape (" + shape + "), which cannot be read", e);
    }
  }

  private byte[] values(InputStream in, long bytes) throws IOException {
    byte[] values = in.readNBytes((int) bytes);
    if (values.length < bytes) {
      throw new InputException(
          name + " is truncated: its header promises " + bytes + " bytes, got " + values.length);
    }
    if (in.read() >= 0) {
      throw new InputException(name + " goes on after its " + bytes + " bytes of values");
    }
    return values;
  }

  /** From first dimension fastest to last dimension fastest. */
  private static byte[] reordered(byte[] values, int[] dims, ElementType type) {
    int size = type.bytes();
    byte[] result = new byte[values.length];
    int[] index = new int[dims.length];
    for (int to = 0; to < values.length; to += size) {
      int from = 0;
      for (int d = dims.length - 1; d >= 0; d--) {
        from = from * dims[d] + index[d];
      }
      System.arraycopy(values, from * size, result, to, size);
      for (int d = dims.length - 1; d >= 0 && ++index[d] == dims[d]; d--) {
        index[d] = 0;
      }
    }
    return result;
  }

  private ArrayContent texts(InputStream in, String descr, int[] dims) throws IOException {
    boolean wide = descr.contains("U");
    int characters = Integer.parseInt(descr.replaceAll("\\D", ""));
    int cell = Math.max(1, characters * (wide ? 4 : 1));
    int count = Arrays.stream(dims).reduce(1, Math::multiplyExact);
    if (dims.length == 0 || count != dims[0]) {
      throw new InputException(name + " holds texts of shape " + Arrays.toString(dims));
    }
    byte[] bytes = values(in, IdxFile.size(new int[] {count, cell}, ElementType.U1, name, limits));
    Charset narrow = StandardCharsets.UTF_8;
    String[] texts = new String[count];
    ByteOrder order = descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    for (int i = 0; i < count; i++) {
      texts[i] =
          wide
              ? codePoints(ByteBuffer.wrap(bytes, i * cell, cell).order(order))
              : new String(bytes, i * cell, cell, narrow).replaceFirst("\0+$", "");
    }
    return new ArrayContent.Texts(texts);
  }

  private String codePoints(ByteBuffer cell) {
    StringBuilder text = new StringBuilder();
    while (cell.hasRemaining()) {
      int c = cell.getInt();
      if (!Character.isValidCodePoint(c)) {
        throw new InputException(name + " holds a text with the invalid character " + c);
      }
      if (c != 0) {
        text.appendCodePoint(c);
      }
    }
    return text.toString();
  }
}
