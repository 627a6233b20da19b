package org.winnow.kernel.cells;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import org.winnow.training.Evaluation;
import org.winnow.training.Skeleton;
import org.winnow.viz.EvaluationTable;
import org.winnow.viz.Figure;
import org.winnow.viz.SkeletonTable;
import org.winnow.viz.Tables;
import tech.tablesaw.api.Table;

/** Says how a value is shown. Never throws: a value that cannot be shown is shown as saying so. */
public final class Renderer {
  private static final int LONGEST_TEXT = 20_000;
  private static final int MOST_ITEMS = 1_000;

  private Renderer() {}

  /** The figure of a value that is not null. */
  public static Figure render(Object value) {
    try {
      return value instanceof Figure figure ? figure : figure(value);
    } catch (Throwable t) {
      // Even an OutOfMemoryError or a StackOverflowError in a toString is the value's, not ours.
      return Figure.text(
          value.getClass().getName() + " (cannot be shown: " + t.getClass().getSimpleName() + ")");
    }
  }

  /** The bundle as it goes over the wire. */
  public static Map<String, Object> bundle(Object value) {
    return render(value).bundle();
  }

  private static Figure figure(Object value) throws IOException {
    if (value instanceof Table table) {
      return Tables.of(table);
    }
    if (value instanceof Skeleton skeleton) {
      return SkeletonTable.of(skeleton);
    }
    if (value instanceof Evaluation evaluation) {
      return EvaluationTable.of("Evaluation", evaluation);
    }
    if (value instanceof RenderedImage image) {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      if (ImageIO.write(image, "png", png)) {
        return Figure.picture(
            png.toByteArray(), "picture of %d × %d".formatted(image.getWidth(), image.getHeight()));
      }
    }
    return Figure.text(shortened(text(value)));
  }

  private static String text(Object value) {
    if (!value.getClass().isArray()) {
      return String.valueOf(value.toString());
    }
    int length = Array.getLength(value);
    String all = Arrays.deepToString(new Object[] {head(value, Math.min(length, MOST_ITEMS))});
    String inner = all.substring(1, all.length() - 1);
    return length <= MOST_ITEMS
        ? inner
        : inner.substring(0, inner.length() - 1) + ", … " + length + " in all]";
  }

  private static Object head(Object array, int length) {
    Object head = Array.newInstance(array.getClass().getComponentType(), length);
    System.arraycopy(array, 0, head, 0, length);
    return head;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT
        ? text
        : text.substring(0, LONGEST_TEXT) + "\n… " + text.length() + " characters in all";
  }
}
