package org.winnow.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;
import org.winnow.datasets.Split;

class PictureFolderTest {
  private static final LoadOptions STANDARD = LoadOptions.standard();

  @TempDir Path root;

  private Path picture(String name, int type, int brightness) throws IOException {
    BufferedImage image = new BufferedImage(4, 4, type);
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        int v = Math.min(255, brightness + 16 * x);
        if (type == BufferedImage.TYPE_BYTE_GRAY) {
          image.getRaster().setSample(x, y, 0, v);
        } else {
          image.setRGB(x, y, new Color(v, v / 2, 0).getRGB());
        }
      }
    }
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    String format = name.endsWith(".png") ? "png" : "jpeg";
    assertTrue(ImageIO.write(image, format, file.toFile()));
    return file;
  }

  private void greys(String folder, int n) throws IOException {
    for (int i = 0; i < n; i++) {
      picture(
          folder + "/" + i + ".png", BufferedImage.TYPE_BYTE_GRAY, folder.hashCode() % 50 + 60 + i);
    }
  }

  private String refused(LoadOptions options) {
    return assertThrows(InputException.class, () -> Sources.load(root.toString(), options))
        .getMessage()
        .replace(root + "/", "")
        .replace(root.toString(), "ROOT");
  }

  @Test
  void aFolderIsAClassAndGreysKeepTheirValues() throws IOException {
    picture("dark/1.png", BufferedImage.TYPE_BYTE_GRAY, 10);
    picture("light/1.png", BufferedImage.TYPE_BYTE_GRAY, 200);
    picture("unlabelled/1.png", BufferedImage.TYPE_BYTE_GRAY, 100);
    Loaded loaded = Sources.load(root.toString(), STANDARD);
    Dataset data = loaded.dataset();
    assertEquals(new Shape(4, 4, 1), data.schema().shape());
    assertEquals(List.of("dark", "light"), data.schema().classes());
    assertEquals("?", data.label(2));
    assertArrayEquals(
        new byte[] {10, 26, 42, 58}, Arrays.copyOf(data.features().canonicalBytes(0), 4));
    assertEquals(10 / 255f, data.inputs(new int[] {0})[0], 1e-6f);
    assertTrue(
        loaded
            .notes()
            .contains("pictures are brought to 4x4, grey (after the first one; see --size)"));
  }

  @Test
  void theIdIsTheHashOfTheFile() throws Exception {
    Path file = picture("a/1.png", BufferedImage.TYPE_BYTE_GRAY, 10);
    picture("b/1.png", BufferedImage.TYPE_BYTE_GRAY, 20);
    byte[] sha =
        java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    assertEquals(
        java.util.HexFormat.of().formatHex(sha, 0, 16),
        Sources.load(root.toString(), STANDARD).dataset().ids().get(0));
  }

  @Test
  void picturesAreResizedByMeanOfArea() {
    Pixels wide = new Pixels(new byte[] {0, 100, (byte) 200, 40, 60, 80}, new Shape(2, 3, 1));
    // by hand: columns 0..1.5 and 1.5..3; rows averaged
    byte[] expected = {
      (byte) Math.round(((0 + 50) / 1.5 + (40 + 30) / 1.5) / 2),
      (byte) Math.round(((50 + 200) / 1.5 + (30 + 80) / 1.5) / 2)
    };
    assertArrayEquals(expected, wide.resized(2, 1).values());
    assertArrayEquals(
        new byte[] {0, 0, 100, 100},
        new Pixels(new byte[] {0, 100}, new Shape(1, 2, 1)).resized(4, 1).values());
  }

  @Test
  void oneColouredPictureMakesAllColoured() throws IOException {
    picture("a/1.png", BufferedImage.TYPE_BYTE_GRAY, 10);
    picture("b/1.jpg", BufferedImage.TYPE_INT_RGB, 90);
    Dataset data = Sources.load(root.toString(), STANDARD.withSize(2, 2)).dataset();
    assertEquals(new Shape(2, 2, 3), data.schema().shape());
    ExampleView.Picture shown = (ExampleView.Picture) data.views().of(1);
    assertEquals(4, shown.width());
    assertEquals(3, shown.channels());
  }

  @Test
  void theViewFallsBackToTheFeaturesWhenTheFileIsAltered() throws IOException {
    Path file = picture("a/1.png", BufferedImage.TYPE_BYTE_GRAY, 10);
    picture("b/1.png", BufferedImage.TYPE_BYTE_GRAY, 20);
    Dataset data = Sources.load(root.toString(), STANDARD.withSize(2, 2)).dataset();
    assertEquals(4, ((ExampleView.Picture) data.views().of(0)).width());
    picture("a/1.png", BufferedImage.TYPE_BYTE_GRAY, 99);
    assertEquals(2, ((ExampleView.Picture) data.views().of(0)).width());
    Files.delete(file);
    assertEquals(2, ((ExampleView.Picture) data.views().of(0)).width());
  }

  @Test
  void foldersNamedAfterSplitsAreTheSplit() throws IOException {
    greys("train/a", 20);
    greys("train/b", 20);
    greys("test/a", 3);
    Dataset data = Sources.load(root.toString(), STANDARD).dataset();
    assertEquals(List.of("a", "b"), data.schema().classes());
    assertTrue(data.splits().rows(Split.TEST).length >= 3);
    assertEquals(6, data.splits().rows(Split.VALIDATION).length, 2);
  }

  @Test
  void aBrokenPictureIsNamedAndLeftOutOnlyWhenAsked() throws IOException {
    picture("a/1.png", BufferedImage.TYPE_BYTE_GRAY, 10);
    Path cut = picture("a/2.jpg", BufferedImage.TYPE_INT_RGB, 10);
    byte[] whole = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(whole, whole.length - 40));
    picture("b/1.png", BufferedImage.TYPE_BYTE_GRAY, 20);
    Files.writeString(root.resolve("b/2.png"), "no picture");
    Files.write(root.resolve("b/3.png"), new byte[0]);
    Path half = picture("b/4.png", BufferedImage.TYPE_BYTE_GRAY, 20);
    byte[] png = Files.readAllBytes(half);
    Files.write(half, Arrays.copyOf(png, png.length - 25));
    Files.writeString(root.resolve("b/readme.txt"), "x");
    assertTrue(
        refused(STANDARD)
            .matches(
                "a/2.jpg cannot be read as a picture: .*; --skip-broken leaves such files out"),
        refused(STANDARD));
    Loaded loaded = Sources.load(root.toString(), STANDARD.withSkipBroken(true));
    assertEquals(2, loaded.dataset().size());
    assertTrue(
        loaded.notes().contains("4 broken pictures left out: a/2.jpg, b/2.png, b/3.png, …"),
        loaded.notes().toString());
    assertTrue(loaded.notes().contains("1 files are no pictures and were left out"));
  }

  @Test
  void aPictureOfAbsurdSizeIsRefusedFromItsHeader() throws IOException {
    picture("a/1.png", BufferedImage.TYPE_BYTE_GRAY, 10);
    Files.createDirectories(root.resolve("b"));
    Files.write(root.resolve("b/bomb.png"), hugePng());
    assertEquals(
        "b/bomb.png cannot be read as a picture: 60000x60000 pixels are more than the limit of"
            + " 50000000; --skip-broken leaves such files out",
        refused(STANDARD));
  }

  /** A header that promises 60,000 × 60,000 pixels, and nothing else. */
  private static byte[] hugePng() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(0x89504e470d0a1a0aL);
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    DataOutputStream header = new DataOutputStream(chunk);
    header.write("IHDR".getBytes(StandardCharsets.US_ASCII));
    header.writeInt(60_000);
    header.writeInt(60_000);
    header.write(new byte[] {8, 0, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(chunk.toByteArray());
    out.writeInt(13);
    out.write(chunk.toByteArray());
    out.writeInt((int) crc.getValue());
    return bytes.toByteArray();
  }

  @Test
  void aLinkThatLeavesTheFolderIsRefused(@TempDir Path elsewhere) throws IOException {
    picture("a/1.png", BufferedImage.TYPE_BYTE_GRAY, 10);
    Files.createSymbolicLink(root.resolve("b"), elsewhere);
    assertEquals(
        "b leads out of the folder, to " + elsewhere.toRealPath() + "; nothing was read",
        refused(STANDARD));
  }

  @Test
  void aFolderWithoutPicturesSaysWhatIsExpected() {
    assertTrue(
        refused(STANDARD)
            .startsWith("ROOT has no pictures, no texts and no IDX or NPY files; expected"),
        refused(STANDARD));
  }

  @Test
  void theNumberOfFilesIsLimited() throws IOException {
    greys("a", 3);
    greys("b", 3);
    LoadOptions tight = STANDARD.withLimits(new Limits(1 << 20, 5, 100));
    assertEquals("ROOT has more than 5 files, the limit", refused(tight));
    assertFalse(Sources.load(root.toString(), STANDARD).notes().isEmpty());
  }
}
