package org.winnow.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;

/** Writes small array files, for tests of reading them. */
abstract class WrittenArrays {
  static final LoadOptions STANDARD = LoadOptions.standard();

  @TempDir Path folder;

  static byte[] idx(int magic, int[] dims, byte... values) {
    ByteBuffer b = ByteBuffer.allocate(4 + 4 * dims.length + values.length);
    b.putInt(magic);
    for (int d : dims) {
      b.putInt(d);
    }
    return b.put(values).array();
  }

  static byte[] npy(String descr, boolean fortran, String shape, Consumer<ByteBuffer> fill) {
    String header =
        "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }"
            .formatted(descr, fortran ? "True" : "False", shape);
    header += " ".repeat(63 - (10 + header.length()) % 64) + "\n";
    ByteBuffer b = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    b.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0);
    b.putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
    fill.accept(b);
    byte[] bytes = new byte[b.position()];
    b.flip().get(bytes);
    return bytes;
  }

  static byte[] pixels(int n, int width) {
    byte[] values = new byte[n * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i * 37);
    }
    return values;
  }

  static byte[] alternating(int n) {
    byte[] labels = new byte[n];
    for (int i = 0; i < n; i++) {
      labels[i] = (byte) (i % 2);
    }
    return labels;
  }

  void gzip(String name, byte[] content) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.write(content);
    }
  }

  void write(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }

  Dataset load(String name) {
    return Sources.load(folder.resolve(name).toString(), STANDARD).dataset();
  }

  String refused(String name) {
    return refused(name, STANDARD);
  }

  String refused(String name, LoadOptions options) {
    String path = folder.resolve(name).toString();
    return assertThrows(InputException.class, () -> Sources.load(path, options))
        .getMessage()
        .replace(folder + "/", "");
  }

  void idxPair(String images, String labels, int n) throws IOException {
    write(images, idx(0x803, new int[] {n, 3, 2}, pixels(n, 6)));
    write(labels, idx(0x801, new int[] {n}, alternating(n)));
  }
}
