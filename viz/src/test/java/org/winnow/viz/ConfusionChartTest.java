package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfusionChartTest {
  private static final long[][] COUNTS = {{8, 2}, {0, 1234}};

  @Test
  void theTextIsTheMatrixWithRecall() {
    Figure figure = ConfusionChart.of("validation", List.of("cat", "dog"), COUNTS);
    assertEquals(
        """
        validation
        label \\ predicted  cat    dog   recall
        cat                  8      2   80.0 %
        dog                  .  1,234  100.0 %""",
        figure.text());
  }

  @Test
  void aClassWithoutExamplesHasNoRecall() {
    Figure figure = ConfusionChart.of("", List.of("a", "b"), new long[][] {{3, 0}, {0, 0}});
    assertTrue(figure.text().endsWith(Say.NOTHING));
  }

  @Test
  void thePictureShadesWhatIsThereAndLeavesTheRestPaper() {
    BufferedImage image =
        Read.png(ConfusionChart.of("t", List.of("a", "b"), new long[][] {{5, 0}, {0, 5}}));
    assertEquals(64 + 2 * 26 + 16, image.getHeight());
    Color right = new Color(image.getRGB(113, 68));
    assertTrue(right.getBlue() > right.getRed() + 50, right.toString());
    assertEquals(Ink.PAPER.getRGB(), image.getRGB(113 + 54, 68));
  }

  @Test
  void countsStayReadableOnTheirShadeInBothThemes() {
    String html =
        (String) ConfusionChart.of("", List.of("a", "b"), COUNTS).bundle().get("text/html");
    Matcher m = Pattern.compile("rgba\\((\\d+),(\\d+),(\\d+),([0-9.]+)\\)").matcher(html);
    int seen = 0;
    while (m.find()) {
      Color light = over(m, 255);
      Color dark = over(m, 0x11);
      assertTrue(DrawingTest.contrast(light, new Color(33, 33, 33)) >= 4.5, light.toString());
      assertTrue(DrawingTest.contrast(dark, new Color(222, 222, 222)) >= 4.5, dark.toString());
      seen++;
    }
    assertEquals(4, seen);
  }

  private static Color over(Matcher rgba, int background) {
    double a = Double.parseDouble(rgba.group(4));
    int[] mixed =
        IntStream.rangeClosed(1, 3)
            .map(i -> (int) (a * Integer.parseInt(rgba.group(i)) + (1 - a) * background))
            .toArray();
    return new Color(mixed[0], mixed[1], mixed[2]);
  }

  @Test
  void manyClassesBecomeAListOfTheMostFrequentConfusions() {
    int n = 40;
    long[][] counts = new long[n][n];
    for (int c = 0; c < n; c++) {
      counts[c][c] = 10;
      counts[c][(c + 1) % n] = c;
    }
    Figure figure =
        ConfusionChart.of("t", IntStream.range(0, n).mapToObj(c -> "c" + c).toList(), counts);
    List<String> lines = figure.text().lines().toList();
    assertEquals(List.of("c39", "c0", "39", "79.6", "%"), List.of(lines.get(2).split(" +")));
    assertTrue(figure.text().contains("… and 14 rarer confusions"));
  }

  @Test
  void classNamesAreEscapedAndTheMatrixMustBeSquare() {
    List<String> evil = List.of("<script>", "b");
    assertFalse(Read.html(ConfusionChart.of("", evil, COUNTS)).contains("<script"));
    assertThrows(
        IllegalArgumentException.class,
        () -> ConfusionChart.of("", List.of("a"), new long[][] {{1, 2}}));
  }
}
