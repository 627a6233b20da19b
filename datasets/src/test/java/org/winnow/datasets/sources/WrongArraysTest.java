package org.winnow.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;

/** Refuses arrays that cannot be data. */
class WrongArraysTest extends WrittenArrays {
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
