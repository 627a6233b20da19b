package org.winnow.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Origin;

class AdditionsTest {
  private static final Attribution ADA = new Attribution("Ada", Origin.HAND);

  @TempDir Path folder;

  private static Additions to(Dataset base, Loaded fresh) {
    return Additions.to(base, fresh, SplitRule.standard(), ADA);
  }

  @Test
  void picturesBecomeDigitsOfTheSameSizeAndRange() throws IOException {
    Dataset digits = Sources.load("digits", LoadOptions.standard()).dataset();
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 256; i++) {
      image.getRaster().setSample(i % 16, i / 16, 0, i % 16 < 8 ? 255 : 0);
    }
    ImageIO.write(image, "png", folder.resolve("mine.png").toFile());
    LoadOptions options = LoadOptions.standard().withLike(digits).withEveryLabel("7");
    Additions additions = to(digits, Sources.load(folder.toString(), options));
    LabelEdit.AddExample one = additions.edits().get(0);
    assertEquals(Optional.of("7"), one.label());
    assertArrayEquals(
        new byte[] {16, 16, 16, 16, 0, 0, 0, 0},
        java.util.Arrays.copyOf(one.features().canonicalBytes(0), 8));
    Dataset more = digits.with(additions.edits());
    assertEquals(1798, more.size());
    assertEquals("7", more.label(more.row(one.id())));
    for (int row = 0; row < digits.size(); row++) {
      assertEquals(digits.splits().of(row), more.splits().of(row));
    }
    Additions again = to(more, Sources.load(folder.toString(), options));
    assertEquals(List.of(), again.edits());
    assertTrue(again.notes().contains("1 of 1 examples are in the data set already"));
  }

  @Test
  void rowsAreEncodedAsTheTableWas() throws IOException {
    Path first = folder.resolve("first.csv");
    Files.writeString(first, "a,b,label\n1,x,p\n2,y,q\n3,x,p\n4,y,q\n5,x,p\n6,y,q\n7,x,p\n8,y,q\n");
    Dataset base = Sources.load(first.toString(), LoadOptions.standard()).dataset();
    Path second = folder.resolve("second.csv");
    Files.writeString(second, "label,b,a\n,z,100\nq,y,8\n");
    LoadOptions options = LoadOptions.standard().withLike(base);
    Additions additions = to(base, Sources.load(second.toString(), options));
    assertEquals(1, additions.edits().size());
    LabelEdit.AddExample row = additions.edits().get(0);
    assertEquals(Optional.empty(), row.label());
    float[] expected =
        base.preparation().encoding().orElseThrow().encode(List.of("a", "b"), List.of("100", "z"));
    float[] features = new float[expected.length];
    row.features().copyRow(0, features, 0);
    assertArrayEquals(expected, features);
  }

  @Test
  void aKeyStandsForOneExampleOnly() throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, "k,a,label\nu,1,p\nv,2,q\nw,3,p\n");
    LoadOptions keyed = LoadOptions.standard().withId("k");
    Dataset base = Sources.load(file.toString(), keyed).dataset();
    Files.writeString(file, "k,a,label\nu,1,p\nx,9,q\n");
    Loaded fresh = Sources.load(file.toString(), keyed.withLike(base));
    assertEquals("x", to(base, fresh).edits().get(0).id());
    Files.writeString(file, "k,a,label\nu,5,p\n");
    Loaded clash = Sources.load(file.toString(), keyed.withLike(base));
    assertEquals(
        "another example has the key 'u' already; relabel it, or choose another key",
        assertThrows(InputException.class, () -> to(base, clash)).getMessage());
  }

  @Test
  void labelsOutsideTheVocabularyAreRefused() throws IOException {
    Dataset digits = Sources.load("digits", LoadOptions.standard()).dataset();
    LoadOptions options = LoadOptions.standard().withLike(digits).withEveryLabel("seven");
    assertEquals(
        "label 'seven' (--label) is not one of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]",
        assertThrows(
                InputException.class, () -> Sources.of(new byte[1][64], new int[] {1}, options))
            .getMessage());
  }

  @Test
  void otherShapesAreRefused() {
    Dataset digits = Sources.load("digits", LoadOptions.standard()).dataset();
    LoadOptions options = LoadOptions.standard().withLike(digits);
    assertEquals(
        "the array has 5 values an example; shape 8x8x1 needs 64",
        assertThrows(InputException.class, () -> Sources.of(new byte[1][5], new int[] {1}, options))
            .getMessage());
  }

  @Test
  void theLabelColumnOfATableIsFoundAgain() throws IOException {
    Path first = folder.resolve("first.csv");
    Files.writeString(first, "a,b,kind\n1,4,p\n2,5,q\n3,6,p\n4,7,q\n");
    Dataset base = Sources.load(first.toString(), LoadOptions.standard()).dataset();
    Path second = folder.resolve("second.csv");
    Files.writeString(second, "kind,a,b\np,1,4\nq,8,9\n");
    Additions more =
        to(base, Sources.load(second.toString(), LoadOptions.standard().withLike(base)));
    assertEquals(List.of(Optional.of("q")), more.edits().stream().map(e -> e.label()).toList());
    assertTrue(more.notes().contains("the labels are in column 'kind'"), more.notes().toString());
  }
}
