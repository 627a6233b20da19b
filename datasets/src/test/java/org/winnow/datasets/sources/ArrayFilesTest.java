package org.winnow.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;
import org.winnow.datasets.Split;

class ArrayFilesTest {
  private static final LoadOptions STANDARD = LoadOptions.standard();

  @TempDir Path folder;

  private static byte[] idx(int magic, int[] dims, byte... values) {
    ByteBuffer b = ByteBuffer.allocate(4 + 4 * dims.length + values.length);
    b.putInt(magic);
    for (int d : dims) {
      b.putInt(d);
    }
    return b.put(values).array();
  }

  private static byte[] npy(
      String descr, boolean fortran, String shape, Consumer<ByteBuffer> fill) {
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

  private static byte[] pixels(int n, int width) {
    byte[] values = new byte[n * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i * 37);
    }
    return values;
  }

  private static byte[] alternating(int n) {
    byte[] labels = new byte[n];
    for (int i = 0; i < n; i++) {
      labels[i] = (byte) (i % 2);
    }
    return labels;
  }

  private void gzip(String name, byte[] content) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.write(content);
    }
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }

  private Dataset load(String name) {
    return Sources.load(folder.resolve(name).toString(), STANDARD).dataset();
  }

  private String refused(String name) {
    return refused(name, STANDARD);
  }

  private String refused(String name, LoadOptions options) {
    String path = folder.resolve(name).toString();
    return assertThrows(InputException.class, () -> Sources.load(path, options))
        .getMessage()
        .replace(folder + "/", "");
  }

  private void idxPair(String images, String labels, int n) throws IOException {
    write(images, idx(0x803, new int[] {n, 3, 2}, pixels(n, 6)));
    write(labels, idx(0x801, new int[] {n}, alternating(n)));
  }

  @Test
  void anIdxFileFindsItsLabels() throws IOException {
    idxPair("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte", 40);
    Dataset data = load("t10k-images-idx3-ubyte");
    assertEquals(new Shape(3, 2, 1), data.schema().shape());
    assertEquals(List.of("0", "1"), data.schema().classes());
    assertEquals("1", data.label(3));
    assertTrue(data.features().areBytes());
    assertArrayEquals(pixels(1, 6), data.features().canonicalBytes(0));
    assertEquals(data.digest(), load("t10k-labels-idx1-ubyte").digest());
  }

  @Test
  void aFolderOfIdxFilesKeepsItsOwnTestSet() throws IOException {
    gzip("train-images-idx3-ubyte.gz", idx(0x803, new int[] {100, 2, 2}, pixels(100, 4)));
    gzip("train-labels-idx1-ubyte.gz", idx(0x801, new int[] {100}, alternating(100)));
    byte[] other = pixels(20, 4);
    for (int i = 0; i < other.length; i++) {
      other[i] ^= 0x55;
    }
    gzip("t10k-images-idx3-ubyte.gz", idx(0x803, new int[] {20, 2, 2}, other));
    gzip("t10k-labels-idx1-ubyte.gz", idx(0x801, new int[] {20}, alternating(20)));
    Dataset data = load("");
    assertEquals(120, data.size());
    assertEquals(20, data.splits().rows(Split.TEST).length);
    assertEquals(15, data.splits().rows(Split.VALIDATION).length, 2);
  }

  @Test
  void equalExamplesHaveEqualIdsInIdxAndNpyAndMemory() throws IOException {
    idxPair("images-idx3-ubyte", "labels-idx1-ubyte", 8);
    String id = load("images-idx3-ubyte").ids().get(5);
    write("X.npy", npy("|u1", false, "8, 3, 2", b -> b.put(pixels(8, 6))));
    write("y.npy", npy("<i8", false, "8,", b -> put(b, 8)));
    assertEquals(id, load("X.npy").ids().get(5));
    byte[][] memory = new byte[8][];
    for (int i = 0; i < 8; i++) {
      memory[i] = java.util.Arrays.copyOfRange(pixels(8, 6), 6 * i, 6 * i + 6);
    }
    int[] labels = {0, 1, 0, 1, 0, 1, 0, -1};
    Dataset data = Sources.of(memory, labels, STANDARD.withShape(new Shape(3, 2, 1))).dataset();
    assertEquals(id, data.ids().get(5));
    assertEquals("?", data.label(7));
  }

  private static void put(ByteBuffer b, int n) {
    for (long i = 0; i < n; i++) {
      b.putLong(i % 2);
    }
  }

  @Test
  void readsAllNumberTypesInBothByteOrdersAndLayouts() throws IOException {
    write(
        "y.npy",
        npy(
            "<U3",
            false,
            "2,",
            b -> b.putInt('a').putInt(0).putInt(0).putInt('ß').putInt('x').putInt(0)));
    record Case(String descr, boolean fortran, Consumer<ByteBuffer> fill) {}
    List<Case> cases =
        List.of(
            new Case("<f8", false, b -> b.putDouble(1).putDouble(2).putDouble(3).putDouble(4)),
            new Case("<f8", true, b -> b.putDouble(1).putDouble(3).putDouble(2).putDouble(4)),
            new Case(
                ">f4",
                false,
                b -> b.order(ByteOrder.BIG_ENDIAN).putFloat(1).putFloat(2).putFloat(3).putFloat(4)),
            new Case("<i4", true, b -> b.putInt(1).putInt(3).putInt(2).putInt(4)),
            new Case(">i2", false, b -> b.putLong(0x0400_0300_0200_0100L)),
            new Case("<u2", false, b -> b.putLong(0x0004_0003_0002_0001L)),
            new Case(
                ">i8",
                false,
                b -> b.order(ByteOrder.BIG_ENDIAN).putLong(1).putLong(2).putLong(3).putLong(4)),
            new Case("|i1", false, b -> b.putInt(0x04030201)));
    for (Case c : cases) {
      write("X.npy", npy(c.descr(), c.fortran(), "2, 2", c.fill()));
      Dataset data = load("X.npy");
      float[] row = new float[2];
      data.features().copyRow(1, row, 0);
      assertArrayEquals(new float[] {3, 4}, row, c.descr());
      assertEquals(List.of("a", "ßx"), data.schema().classes());
    }
  }

  @Test
  void anNpzArchiveWithItsOwnSplitsIsReadAsItSays() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      for (String part : List.of("train", "val", "test")) {
        int n = part.equals("train") ? 30 : 10;
        byte[] own = new byte[n * 2];
        for (int i = 0; i < own.length; i++) {
          own[i] = (byte) (i + part.length() * 67);
        }
        zip.putNextEntry(new ZipEntry(part + "_images.npy"));
        zip.write(npy("|u1", false, n + ", 2", b -> b.put(own)));
        zip.putNextEntry(new ZipEntry(part + "_labels.npy"));
        zip.write(npy("|u1", false, n + ", 1", b -> b.put(alternating(n))));
      }
    }
    write("medical.npz", packed.toByteArray());
    Dataset data = load("medical.npz");
    assertEquals(30, data.splits().rows(Split.TRAIN).length);
    assertEquals(10, data.splits().rows(Split.VALIDATION).length);
    assertEquals(10, data.splits().rows(Split.TEST).length);
  }

  @Test
  void numbersAreIndicesIntoAGivenVocabulary() throws IOException {
    idxPair("images-idx3-ubyte", "labels-idx1-ubyte", 8);
    LoadOptions named = STANDARD.withClasses(List.of("cat", "dog"));
    String path = folder.resolve("images-idx3-ubyte").toString();
    assertEquals("dog", Sources.load(path, named).dataset().label(1));
    assertEquals(
        "label '2' (the array, example 1) is not one of [cat, dog]",
        assertThrows(
                InputException.class,
                () -> Sources.of(new float[][] {{1}, {2}}, new int[] {0, 2}, named))
            .getMessage());
  }

  @Test
  void refusesAWrongMagicNumber() throws IOException {
    idxPair("images-idx3-ubyte", "labels-idx1-ubyte", 4);
    write("images-idx3-ubyte", idx(0x12345678, new int[] {4, 3, 2}, pixels(4, 6)));
    assertEquals(
        "images-idx3-ubyte is no IDX file: expected it to begin with the magic number 00000801"
            + " (labels) or 00000803 (pictures), got 12345678",
        refused("images-idx3-ubyte"));
  }

  @Test
  void refusesTruncatedAndOverlongFiles() throws IOException {
    idxPair("images-idx3-ubyte", "labels-idx1-ubyte", 4);
    write("images-idx3-ubyte", idx(0x803, new int[] {4, 3, 2}, pixels(3, 6)));
    assertEquals(
        "images-idx3-ubyte is truncated: [4, 3, 2] values need 24 bytes after the header, got 18",
        refused("images-idx3-ubyte"));
    write("images-idx3-ubyte", idx(0x803, new int[] {4, 3, 2}, pixels(5, 6)));
    assertEquals(
        "images-idx3-ubyte goes on after its 24 bytes of values", refused("images-idx3-ubyte"));
    write("images-idx3-ubyte", new byte[] {0, 0, 8, 3, 0, 0});
    assertEquals("images-idx3-ubyte is truncated in its header", refused("images-idx3-ubyte"));
    byte[] packed = new byte[30];
    packed[0] = 0x1f;
    packed[1] = (byte) 0x8b;
    write("images-idx3-ubyte", packed);
    assertTrue(
        refused("images-idx3-ubyte").startsWith("images-idx3-ubyte is damaged or cannot be read"));
  }

  @Test
  void refusesAbsurdSizesBeforeReadingThem() throws IOException {
    idxPair("images-idx3-ubyte", "labels-idx1-ubyte", 4);
    write("images-idx3-ubyte", idx(0x803, new int[] {2_000_000_000, 3000, 2000}));
    assertEquals(
        "images-idx3-ubyte promises [2000000000, 3000, 2000] values, 12000000000000000 bytes; the"
            + " limit is 2147483639",
        refused("images-idx3-ubyte"));
    write("X.npy", npy("<f8", false, "99999999, 99999", b -> {}));
    assertTrue(refused("X.npy", STANDARD.withClasses(List.of("a", "b"))).contains("the limit is"));
  }

  @Test
  void refusesDifferentLengths() throws IOException {
    write("X.npy", npy("|u1", false, "3, 2", b -> b.put(pixels(3, 2))));
    write("y.npy", npy("|u1", false, "2,", b -> b.put(alternating(2))));
    assertEquals(
        "X.npy with y.npy has 3 examples but 2 labels; expected as many of both", refused("X.npy"));
    float[][] ragged = {{1, 2}, {1}};
    assertEquals(
        "features: example 1 has 1 values, expected 2 as in example 0",
        assertThrows(
                InputException.class, () -> Sources.of(ragged, new String[] {"a", "b"}, STANDARD))
            .getMessage());
  }

  @Test
  void refusesPickledObjectsAndDamagedHeaders() throws IOException {
    write("X.npy", npy("|O", false, "3,", b -> b.put(pixels(3, 2))));
    assertEquals(
        "X.npy has the type '|O'; expected u1, i1, u2, i2, i4, i8, f4, f8, b1 or texts (U, S)",
        refused("X.npy"));
    write("X.npy", npy("|u1", false, "3, x", b -> b.put(pixels(3, 2))));
    assertTrue(refused("X.npy").startsWith("X.npy holds records or has a damaged header"));
    write("X.npy", "PK".getBytes(StandardCharsets.US_ASCII));
    assertEquals("X.npy is no NPY file: it does not begin with \\x93NUMPY", refused("X.npy"));
  }

  @Test
  void refusesNumbersThatAreNotFinite() {
    float[][] x = {{1, 2}, {3, Float.NaN}};
    assertEquals(
        "feature 1 of example 1 is NaN; features must be finite numbers",
        assertThrows(InputException.class, () -> Sources.of(x, new String[] {"a", "b"}, STANDARD))
            .getMessage());
  }

  @Test
  void saysWhichNamesItExpects() throws IOException {
    write("X.npy", npy("|u1", false, "3, 2", b -> b.put(pixels(3, 2))));
    assertEquals(
        "no labels go with X.npy; expected, as names, X and y, x_train and y_train, images and"
            + " labels\nfor examples without labels name the classes, as --classes cat,dog",
        refused("X.npy"));
    Dataset data =
        Sources.load(folder.resolve("X.npy").toString(), STANDARD.withClasses(List.of("a", "b")))
            .dataset();
    assertEquals(0, data.labelledRows(Split.TRAIN).length);
  }

  @Test
  void arraysAreNotSplitByColumns() {
    LoadOptions options = STANDARD.withSplit(SplitRule.standard().byGroup("writer"));
    InputException e =
        assertThrows(
            InputException.class,
            () -> Sources.of(new float[][] {{1}, {2}}, new int[] {0, 1}, options));
    assertEquals(
        "'writer' cannot decide the split: this source has no columns; leave the option out",
        e.getMessage());
  }
}
