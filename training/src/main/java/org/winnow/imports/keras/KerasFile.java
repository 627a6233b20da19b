package org.winnow.imports.keras;

import io.jhdf.HdfFile;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.datasets.InputException;
import org.winnow.imports.child.Child;
import org.winnow.imports.child.Limits;

/**
 * What a file of Keras holds, as a process of its own read it.
 *
 * @param config the network's JSON
 * @param arrays by their path in the file, as {@code /model_weights/dense/net/dense/kernel}
 */
record KerasFile(String config, Map<String, Array> arrays) {
  private static final long LARGEST = 1L << 30;
  private static final long LEAST_HEAP = 96L << 20;
  private static final long ROOM = 1L << 30;
  private static final int HEAP_SHARE = 4;
  private static final int MOST_CONFIG = 16 << 20;
  private static final int MOST_ARRAYS = 10_000;
  private static final int MOST_VALUES = 1 << 28;

  /**
   * An array of numbers.
   *
   * @param values in row-major order
   */
  record Array(List<Integer> sides, float[] values) {}

  static KerasFile read(Path file) {
    Limits limits = limits(file);
    List<Path> classPath =
        List.of(
            Child.home(KerasChild.class),
            Child.home(HdfFile.class),
            Child.home(org.slf4j.Logger.class),
            Child.home(org.apache.commons.lang3.StringUtils.class));
    try (Child child = Child.start(KerasChild.class, classPath, file, limits)) {
      try {
        return read(child.from(), limits.heapBytes());
      } catch (IOException e) {
        throw new InputException(child.trouble(), e);
      }
    }
  }

  /** What the process that reads a file may take. */
  static Limits limits(Path file) {
    long size = size(file);
    return new Limits(LEAST_HEAP + HEAP_SHARE * size, ROOM + 2 * size, Duration.ofMinutes(10));
  }

  private static long size(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new InputException("there is no file " + file);
      }
      if (Files.size(file) > LARGEST) {
        throw new InputException("files of Keras are read up to 1 GiB, it is larger");
      }
      return Files.size(file);
    } catch (IOException e) {
      throw new InputException("cannot read " + file + ": " + e, e);
    }
  }

  /**
   * What {@link KerasChild} gave.
   *
   * @param most bytes of numbers: no more than what a file of its size may hold unpacked, however
   *     many arrays share them
   */
  static KerasFile read(DataInputStream in, long most) throws IOException {
    if (!in.readBoolean()) {
      throw new InputException(in.readUTF().replaceAll("\\p{Cntrl}", " "));
    }
    byte[] text = bytes(in, count(in, MOST_CONFIG));
    Map<String, Array> arrays = new LinkedHashMap<>();
    int left = (int) Math.min(MOST_VALUES, most / Float.BYTES);
    for (int i = count(in, MOST_ARRAYS); i > 0; i--) {
      String path = in.readUTF();
      Integer[] sides = new Integer[count(in, 8)];
      for (int s = 0; s < sides.length; s++) {
        sides[s] = count(in, MOST_VALUES);
      }
      int length = in.readInt();
      if (length < 0 || length > left) {
        throw new InputException(
            "its arrays hold more numbers than are taken of a file of its size: "
                + most
                + " bytes");
      }
      left -= length;
      float[] values = new float[length];
      ByteBuffer.wrap(bytes(in, length * Float.BYTES)).asFloatBuffer().get(values);
      arrays.put(path, new Array(List.of(sides), values));
    }
    return new KerasFile(new String(text, StandardCharsets.UTF_8), arrays);
  }

  private static int count(DataInputStream in, int most) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > most) {
      throw new IOException("a count of " + count + ", at most " + most + " are taken");
    }
    return count;
  }

  private static byte[] bytes(DataInputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new java.io.EOFException("it broke off");
    }
    return bytes;
  }
}
