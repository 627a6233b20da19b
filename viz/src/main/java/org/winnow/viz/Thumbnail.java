package org.winnow.viz;

import java.awt.image.BufferedImage;
import java.util.Base64;
import org.winnow.datasets.ExampleView.Picture;

/**
 * A picture as it is shown in a grid: large ones made smaller by averaging, small ones enlarged by
 * whole factors so that their pixels stay square.
 *
 * @param picture at most {@value #LARGEST} pixels high and wide
 */
record Thumbnail(Picture picture) {
  static final int LARGEST = 64;

  /** Small pictures are enlarged to about this size. */
  private static final int WANTED = 60;

  static Thumbnail of(Picture picture) {
    int longest = Math.max(picture.width(), picture.height());
    return new Thumbnail(longest <= LARGEST ? picture : smaller(picture, longest));
  }

  private int factor() {
    int longest = Math.max(picture.width(), picture.height());
    return Math.max(1, Math.round((float) WANTED / longest));
  }

  /** Width on the page, in CSS pixels. */
  int shownWidth() {
    return picture.width() * factor();
  }

  /** Height on the page, in CSS pixels. */
  int shownHeight() {
    return picture.height() * factor();
  }

  /** Its pixels as PNG, not enlarged. */
  byte[] png() {
    return Png.encode(picture.width(), picture.height(), picture.channels(), picture.pixels());
  }

  /**
   * An HTML picture of its own; the frame keeps its edge visible on any background.
   *
   * @param alt what it shows, in words
   */
  String html(String alt) {
    return "<img src=\"data:image/png;base64,"
        + Base64.getEncoder().encodeToString(png())
        + "\" alt=\""
        + Escape.html(Escape.line(alt))
        + "\" width=\""
        + shownWidth()
        + "\" height=\""
        + shownHeight()
        + "\" style=\"image-rendering:pixelated;margin:0;max-width:none;border:1px solid #888\">";
  }

  /** For drawing; to be enlarged to the shown size without interpolation. */
  BufferedImage image() {
    int width = picture.width();
    BufferedImage image = new BufferedImage(width, picture.height(), BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < width * picture.height(); i++) {
      image.setRGB(i % width, i / width, argb(i));
    }
    return image;
  }

  private int argb(int i) {
    int channels = picture.channels();
    int at = i * channels;
    int red = value(at);
    int green = channels == 1 ? red : value(at + 1);
    int blue = channels == 1 ? red : value(at + 2);
    int alpha = channels == 4 ? value(at + 3) : 255;
    return alpha << 24 | red << 16 | green << 8 | blue;
  }

  private int value(int at) {
    return picture.pixels()[at] & 0xff;
  }

  private static Picture smaller(Picture from, int longest) {
    int width = Math.max(1, Math.round((float) from.width() * LARGEST / longest));
    int height = Math.max(1, Math.round((float) from.height() * LARGEST / longest));
    byte[] pixels = new byte[width * height * from.channels()];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < from.channels(); c++) {
          pixels[(y * width + x) * from.channels() + c] = mean(from, width, height, x, y, c);
        }
      }
    }
    return new Picture(width, height, from.channels(), pixels);
  }

  /** Mean of the source pixels that a target pixel covers. */
  private static byte mean(Picture from, int width, int height, int x, int y, int c) {
    int left = (int) ((long) x * from.width() / width);
    int right = Math.max(left + 1, (int) ((long) (x + 1) * from.width() / width));
    int top = (int) ((long) y * from.height() / height);
    int bottom = Math.max(top + 1, (int) ((long) (y + 1) * from.height() / height));
    long sum = 0;
    for (int sy = top; sy < bottom; sy++) {
      for (int sx = left; sx < right; sx++) {
        sum += from.pixels()[(sy * from.width() + sx) * from.channels() + c] & 0xff;
      }
    }
    long count = (long) (right - left) * (bottom - top);
    return (byte) ((sum + count / 2) / count);
  }
}
