package org.winnow.viz;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Draws pictures off screen, and the one place that knows that a machine may have no fonts. */
final class Drawing {
  /** What a figure says where text cannot be drawn. */
  static final String NO_FONTS =
      "(no chart picture: this machine has no fonts for Java; install libfreetype6 libfontconfig1"
          + " fontconfig-config fonts-dejavu-core)";

  private static final int CORNER = 12;

  private Drawing() {}

  /** A drawing, as PNG, on a card of light paper; may need fonts: see {@link #attach}. */
  static byte[] card(int width, int height, Consumer<Graphics2D> painter) {
    // Off screen in every host; set before the first AWT class asks, unless somebody decided.
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
      RoundRectangle2D edge =
          new RoundRectangle2D.Float(.5f, .5f, width - 1, height - 1, CORNER, CORNER);
      g.setColor(Ink.PAPER);
      g.fill(edge);
      painter.accept(g);
      g.setStroke(new BasicStroke(1));
      g.setColor(Ink.RULE);
      g.draw(edge);
    } finally {
      g.dispose();
    }
    return Png.encode(image);
  }

  /** The figure with a drawn picture, or with a sentence in its place where there are no fonts. */
  static Figure attach(Figure figure, Supplier<byte[]> picture) {
    try {
      return figure.and(Figure.PNG, picture.get());
    } catch (Error | RuntimeException e) {
      if (!isAboutFonts(e)) {
        throw e;
      }
      return figure.and(Figure.TEXT, figure.text() + "\n" + NO_FONTS);
    }
  }

  /** Shortens to a width in pixels, with an ellipsis. */
  static String fit(Graphics2D g, String text, int width) {
    if (g.getFontMetrics().stringWidth(text) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 0 && g.getFontMetrics().stringWidth(text.substring(0, end) + "…") > width) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end) + "…";
  }

  static void text(Graphics2D g, Color colour, String text, int x, int y) {
    g.setColor(colour);
    g.drawString(text, x, y);
  }

  /** Text whose middle is at x. */
  static void centred(Graphics2D g, Color colour, String text, int x, int y) {
    text(g, colour, text, x - g.getFontMetrics().stringWidth(text) / 2, y);
  }

  /** Text that ends at x. */
  static void endingAt(Graphics2D g, Color colour, String text, int x, int y) {
    text(g, colour, text, x - g.getFontMetrics().stringWidth(text), y);
  }

  /**
   * Java tells of missing fonts by link errors, internal errors and plain errors, by message or
   * only by the class that threw; running out of memory while drawing is none of them.
   */
  private static boolean isAboutFonts(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof OutOfMemoryError || t instanceof StackOverflowError) {
        return false;
      }
      String said = t.toString().toLowerCase(Locale.ROOT);
      boolean linking = t instanceof LinkageError && said.contains("awt");
      if (linking || said.contains("font") || said.contains("freetype")) {
        return true;
      }
      for (StackTraceElement frame : t.getStackTrace()) {
        if (frame.getClassName().startsWith("sun.font.")) {
          return true;
        }
      }
    }
    return false;
  }
}
