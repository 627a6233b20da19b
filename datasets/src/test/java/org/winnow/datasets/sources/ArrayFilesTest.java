package org.winnow.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;
import org.winnow.datasets.Split;

/** Reads arrays as they should be. */
class ArrayFilesTest extends WrittenArrays {
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
}
