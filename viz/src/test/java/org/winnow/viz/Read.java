package org.winnow.viz;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Reads figures back with the JDK's own PNG decoder, which is independent of ours. */
final class Read {
  private static final Pattern IMAGE = Pattern.compile("src=\"data:image/png;base64,([^\"]+)\"");

  private Read() {}

  static BufferedImage png(byte[] png) {
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static BufferedImage png(Figure figure) {
    return png((byte[]) figure.bundle().get(Figure.PNG));
  }

  static String html(Figure figure) {
    return (String) figure.bundle().get(Figure.HTML);
  }

  /** The pictures inside a figure's HTML. */
  static List<BufferedImage> pictures(Figure figure) {
    List<BufferedImage> found = new ArrayList<>();
    Matcher m = IMAGE.matcher(html(figure));
    while (m.find()) {
      found.add(png(Base64.getDecoder().decode(m.group(1))));
    }
    return found;
  }
}
