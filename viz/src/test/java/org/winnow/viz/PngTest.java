package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngTest {
  @ParameterizedTest
  @CsvSource({"8,8,1", "28,28,1", "1,1,3", "17,5,3", "33,9,4", "300,200,3"})
  void anotherDecoderReadsTheSamePixels(int width, int height, int channels) {
    byte[] pixels = smoothNoise(width, height, channels);
    BufferedImage image = Read.png(Png.encode(width, height, channels, pixels));
    assertEquals(width, image.getWidth());
    assertEquals(height, image.getHeight());
    byte[] back = new byte[pixels.length];
    int[] values =
        image.getRaster().getPixels(0, 0, width, height, (int[]) null); // [h · w · channels]
    for (int i = 0; i < back.length; i++) {
      back[i] = (byte) values[i];
    }
    assertArrayEquals(pixels, back);
  }

  @Test
  void samePixelsGiveSameBytesWithoutATimeStamp() {
    byte[] pixels = smoothNoise(20, 20, 3);
    byte[] png = Png.encode(20, 20, 3, pixels);
    assertArrayEquals(png, Png.encode(20, 20, 3, pixels));
    assertTrue(!new String(png, java.nio.charset.StandardCharsets.ISO_8859_1).contains("tIME"));
  }

  @Test
  void filtersMakeSmoothPicturesSmaller() {
    byte[] ramp = new byte[256 * 256];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = (byte) (i % 256 / 2 + i / 256 / 2);
    }
    assertTrue(Png.encode(256, 256, 1, ramp).length < 1000);
  }

  @Test
  void refusesPixelsThatDoNotFitTheSize() {
    assertThrows(IllegalArgumentException.class, () -> Png.encode(2, 2, 1, new byte[5]));
  }

  private static byte[] smoothNoise(int width, int height, int channels) {
    Random random = new Random(3);
    byte[] pixels = new byte[width * height * channels];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i / channels % width * 3 + random.nextInt(9));
    }
    return pixels;
  }
}
