package org.winnow.kernel.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.winnow.viz.Figure;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class RendererTest {
  private static String text(Object value) {
    return Renderer.render(value).text();
  }

  @Test
  void arraysShowWhatTheyHold() {
    assertEquals("[1, 2]", text(new int[] {1, 2}));
    assertEquals("[[1.5], [a]]", text(new Object[][] {{1.5}, {"a"}}));
    assertTrue(text(new byte[5_000]).endsWith(", … 5000 in all]"));
  }

  @Test
  void aTableAndAPictureAreShownAsSuch() {
    assertTrue(Renderer.bundle(Table.create(IntColumn.create("n", 1, 2))).containsKey(Figure.HTML));
    BufferedImage image = new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB);
    assertTrue(Renderer.bundle(image).containsKey(Figure.PNG));
    assertEquals("picture of 4 × 3", text(image));
  }

  @Test
  void aTextThatThrowsIsNobodysEnd() {
    Object broken =
        new Object() {
          @Override
          public String toString() {
            throw new StackOverflowError();
          }
        };
    assertTrue(text(broken).contains("cannot be shown: StackOverflowError"));
  }

  @Test
  void aTextWithoutEndIsCut() {
    assertTrue(text("x".repeat(1_000_000)).length() < 21_000);
  }
}
