package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;

class ImageGridTest {
  private final Dataset digits = Pictured.digits(120);

  @Test
  void givesHtmlAContactSheetAndAText() {
    Figure figure = ImageGrid.of("digits", digits, new int[] {7, 3}, row -> "row " + row);
    assertEquals(Set.of(Figure.HTML, Figure.PNG, Figure.TEXT), figure.bundle().keySet());
    List<String> lines = figure.text().lines().toList();
    assertEquals("digits", lines.get(0));
    assertEquals(List.of("#", "id", "label", "split", "note"), words(lines.get(1)));
    assertEquals(
        List.of("#1", digits.ids().shortest(7), "7", "train", "row", "7"), words(lines.get(2)));
    assertTrue(Read.html(figure).contains("alt=\"example " + digits.ids().shortest(3) + " (#2)"));
    assertTrue(Read.png(figure).getWidth() > 200);
  }

  @Test
  void theHtmlHoldsTheVeryPixels() {
    BufferedImage picture = Read.pictures(ImageGrid.of("", digits, new int[] {11})).get(0);
    ExampleView.Picture view = (ExampleView.Picture) digits.views().of(11);
    int[] shown = picture.getRaster().getPixels(0, 0, 8, 8, (int[]) null);
    assertArrayEquals(IntStream.range(0, 64).map(i -> view.pixels()[i] & 0xff).toArray(), shown);
  }

  @Test
  void showsAHundredAndCountsTheRest() {
    Figure figure = ImageGrid.of("all", digits, IntStream.range(0, 120).toArray());
    assertEquals(100, Read.pictures(figure).size());
    assertTrue(figure.text().endsWith("… and 20 more"));
    assertTrue(Read.html(figure).contains("… and 20 more"));
  }

  @Test
  void aHundredPicturesOf28By28StayBelow200Kilobytes() {
    Dataset large = Pictured.dataset(100, 28, List.of("a", "b"));
    String html = Read.html(ImageGrid.of("", large, IntStream.range(0, 100).toArray()));
    int bytes = html.getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes < 200_000, bytes + " bytes");
  }

  @Test
  void sameExamplesGiveTheSameBytes() {
    int[] rows = IntStream.range(0, 12).toArray();
    Figure a = ImageGrid.of("twice", digits, rows);
    Figure b = ImageGrid.of("twice", Pictured.digits(120), rows);
    assertEquals(Read.html(a), Read.html(b));
    assertArrayEquals((byte[]) a.bundle().get(Figure.PNG), (byte[]) b.bundle().get(Figure.PNG));
  }

  @Test
  void labelsAreDataAndNeverMarkup() {
    Dataset evil = Pictured.dataset(4, 8, List.of("<script>alert(1)</script>", "\"><img src=x>"));
    String html = Read.html(ImageGrid.of("<b>", evil, new int[] {0, 1}));
    assertFalse(html.contains("<script"));
    assertFalse(html.contains("<img src=x"));
    assertFalse(html.contains("<b><"));
  }

  @Test
  void largePicturesAreMadeSmallerKeepingTheirShape() {
    byte[] pixels = new byte[256 * 128 * 3];
    java.util.Arrays.fill(pixels, (byte) 77);
    Thumbnail small = Thumbnail.of(new ExampleView.Picture(256, 128, 3, pixels));
    assertEquals(64, small.picture().width());
    assertEquals(32, small.picture().height());
    assertEquals(0xff4d4d4d, small.image().getRGB(63, 31));
  }

  @Test
  void examplesThatAreNoPicturesAreATable() {
    Dataset rows =
        digits.toBuilder()
            .views(r -> new ExampleView.Row(List.of("height", "name"), List.of("1." + r, "<Bo>")))
            .build();
    Figure figure = ImageGrid.of("people", rows, new int[] {4, 5});
    assertEquals(Set.of(Figure.HTML, Figure.TEXT), figure.bundle().keySet());
    assertTrue(figure.text().contains("height=1.4, name=<Bo>"));
    assertTrue(Read.html(figure).contains("name=&lt;Bo&gt;"));
  }

  @Test
  void noRowsSaySo() {
    assertEquals("digits: no examples", ImageGrid.of("digits", digits, new int[0]).text());
  }

  private static List<String> words(String line) {
    return List.of(line.trim().split(" +"));
  }
}
