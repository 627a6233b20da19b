package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DrawingTest {
  /** What Java 17 to 25 throw on machines without freetype, fontconfig or fonts. */
  static Stream<Throwable> missingFonts() {
    return Stream.of(
        new UnsatisfiedLinkError("libfreetype.so.6: cannot open shared object file"),
        new NoClassDefFoundError("Could not initialize class sun.font.SunFontManager"),
        new InternalError(new RuntimeException("Fontconfig head is null, check your fonts")),
        new Error("Probable fatal error: No physical fonts found."));
  }

  @ParameterizedTest
  @MethodSource("missingFonts")
  void withoutFontsTheTextStaysAndNamesThePackages(Throwable thrown) {
    Figure figure = attach(thrown);
    assertFalse(figure.bundle().containsKey(Figure.PNG));
    assertTrue(figure.text().startsWith("a table\n"));
    assertTrue(figure.text().contains("install libfreetype6 libfontconfig1"));
  }

  private static Figure attach(Throwable thrown) {
    return Drawing.attach(
        Figure.text("a table"),
        () -> {
          if (thrown instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) thrown;
        });
  }

  static Stream<Throwable> otherTrouble() {
    return Stream.of(
        new IndexOutOfBoundsException("a defect"),
        new OutOfMemoryError("Java heap space, in a font of all places"),
        new NoClassDefFoundError("org/knowm/xchart/XYChart"));
  }

  @ParameterizedTest
  @MethodSource("otherTrouble")
  void otherTroubleIsNotMistakenForMissingFonts(Throwable thrown) {
    assertThrows(thrown.getClass(), () -> attach(thrown));
  }

  @Test
  void aCardIsLightInsideAndClearAtItsCorners() {
    BufferedImage card = Read.png(Drawing.card(60, 40, g -> {}));
    assertEquals(60, card.getWidth());
    assertEquals(40, card.getHeight());
    assertEquals(Ink.PAPER.getRGB(), card.getRGB(30, 20));
    assertEquals(0, card.getRGB(0, 0) >>> 24);
  }

  @Test
  void everyTextColourHasAContrastOfFourAndAHalfOnPaper() {
    for (Color text : new Color[] {Ink.TEXT, Ink.SOFT, Ink.BLUE, Ink.ORANGE}) {
      assertTrue(contrast(text, Ink.PAPER) >= 4.5, text.toString());
    }
  }

  /** WCAG 2.1, contrast ratio. */
  static double contrast(Color a, Color b) {
    double high = Math.max(luminance(a), luminance(b));
    double low = Math.min(luminance(a), luminance(b));
    return (high + .05) / (low + .05);
  }

  private static double luminance(Color c) {
    return .2126 * linear(c.getRed()) + .7152 * linear(c.getGreen()) + .0722 * linear(c.getBlue());
  }

  private static double linear(int value) {
    double v = value / 255.0;
    return v <= .04045 ? v / 12.92 : Math.pow((v + .055) / 1.055, 2.4);
  }
}
