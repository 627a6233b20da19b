package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.LabelEdit;

class ClassBalanceTest {
  @Test
  void countsByClassAndSplit() {
    Figure figure = ClassBalance.of(Pictured.dataset(20, 8, List.of("a", "b")));
    assertEquals(
        """
        digits: labelled examples by class and split
        class          train  validation  test  total
        a                  6           2     2     10
        b                  6           2     2     10
        all 2 classes     12           4     4     20""",
        figure.text());
  }

  @Test
  void longerBarsAreLongerInThePicture() {
    Dataset data = Pictured.dataset(21, 8, List.of("a", "b"));
    BufferedImage image = Read.png(ClassBalance.of(data));
    assertTrue(inked(image, 62) > inked(image, 84));
  }

  private static long inked(BufferedImage image, int y) {
    return IntStream.range(120, 680).filter(x -> image.getRGB(x, y) != Ink.PAPER.getRGB()).count();
  }

  @Test
  void saysHowManyHaveNoLabel() {
    Dataset data = Pictured.digits(30);
    Dataset without =
        data.with(
            List.of(
                new LabelEdit.Relabel(
                    data.ids().get(4), Optional.of("4"), Optional.empty(), Pictured.BY)));
    assertTrue(ClassBalance.of(without).text().endsWith("1 example without a label"));
  }

  @Test
  void ofManyClassesTheLargestAndSmallestAreShown() {
    List<String> classes = IntStream.range(0, 100).mapToObj(c -> "c" + c).toList();
    String text = ClassBalance.of(Pictured.dataset(150, 8, classes)).text();
    assertTrue(text.contains("all 100 classes"));
    assertTrue(text.contains("60 between are left out"));
    assertEquals(2 + 40 + 1 + 1, text.lines().count());
  }
}
