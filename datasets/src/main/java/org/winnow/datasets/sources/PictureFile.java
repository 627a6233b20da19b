package org.winnow.datasets.sources;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.winnow.datasets.Shape;

/** Decodes a compressed picture, having read its size from its header first. */
final class PictureFile {
  private static final int WHITE = 255;

  private PictureFile() {}

  /** Whether a file's name is that of a picture that can be read. */
  static boolean isPicture(String name) {
    return name.toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g|gif|bmp)");
  }

  /**
   * @throws IOException with the reason where the picture is broken, of an unknown kind or larger
   *     than {@code mostPixels}
   */
  static Pixels decode(byte[] content, long mostPixels) throws IOException {
    MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(content));
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    if (!readers.hasNext()) {
      throw new IOException(content.length == 0 ? "the file is empty" : "it is no known picture");
    }
    ImageReader reader = readers.next();
    try {
      reader.setInput(in, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > mostPixels) {
        throw new IOException(
            reader.getWidth(0)
                + "x"
                + reader.getHeight(0)
                + " pixels are more than the limit of "
                + mostPixels);
      }
      Damage damage = new Damage();
      reader.addIIOReadWarningListener(damage);
      BufferedImage image = reader.read(0);
      if (damage.found != null) {
        throw new IOException(damage.found);
      }
      return isGrey(image) ? grey(image) : colour(image);
    } catch (RuntimeException e) { // the readers of the platform throw these on damaged files
      throw new IOException("it is damaged (" + e + ")", e);
    } finally {
      reader.dispose();
    }
  }

  /** The JPEG reader of the platform warns of missing data, and goes on. */
  private static final class Damage implements IIOReadWarningListener {
    private String found;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
      if (warning.contains("Premature") || warning.contains("Corrupt")) {
        found = warning;
      }
    }
  }

  private static boolean isGrey(BufferedImage image) {
    return image.getColorModel().getNumColorComponents() == 1 && !image.getColorModel().hasAlpha();
  }

  /** Straight from the raster: a conversion to RGB would apply another gamma. */
  private static Pixels grey(BufferedImage image) {
    Raster raster = image.getRaster();
    int most = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
    int[] samples = new int[image.getWidth()];
    byte[] values = new byte[image.getWidth() * image.getHeight()];
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, image.getWidth(), 1, 0, samples);
      for (int x = 0; x < samples.length; x++) {
        values[y * samples.length + x] = (byte) Math.round(samples[x] * 255f / most);
      }
    }
    return new Pixels(values, new Shape(image.getHeight(), image.getWidth(), 1));
  }

  /** RGB, on white where it is transparent; grey where the three are the same everywhere. */
  private static Pixels colour(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] values = new byte[Math.multiplyExact(3, width * height)];
    int[] line = new int[width];
    boolean grey = true;
    int at = 0;
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, line, 0, width);
      for (int argb : line) {
        int alpha = argb >>> 24;
        for (int shift = 16; shift >= 0; shift -= 8) {
          int v = argb >> shift & 0xff;
          values[at++] = (byte) ((v * alpha + WHITE * (255 - alpha) + 127) / 255);
        }
        grey &= values[at - 1] == values[at - 2] && values[at - 2] == values[at - 3];
      }
    }
    return grey
        ? firstOfThree(values, width, height)
        : new Pixels(values, new Shape(height, width, 3));
  }

  private static Pixels firstOfThree(byte[] values, int width, int height) {
    byte[] grey = new byte[values.length / 3];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = values[3 * i];
    }
    return new Pixels(grey, new Shape(height, width, 1));
  }
}
