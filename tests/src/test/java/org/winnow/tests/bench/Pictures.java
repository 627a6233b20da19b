package org.winnow.tests.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.winnow.datasets.InputException;
import org.winnow.datasets.sources.Caches;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.Sources;

/**
 * A folder with 60,000 pictures to train on and 10,000 to test with, as IDX files: Fashion-MNIST,
 * or where it cannot be had, pictures made up.
 *
 * @param name of what is in it
 */
record Pictures(Path folder, String name) {
  private static final String FASHION = "fashion-mnist";
  private static final int SIDE = 28;

  static Pictures find(Path scratch) throws IOException {
    try {
      Sources.load(FASHION, LoadOptions.standard());
      Path installed = Path.of("/usr/share/datasets", FASHION);
      Path folder =
          Caches.fromEnvironment(System.getenv()).find("datasets/" + FASHION).orElse(installed);
      return new Pictures(folder, "Fashion-MNIST");
    } catch (InputException notHere) {
      write(scratch, "train", 60_000);
      write(scratch, "t10k", 10_000);
      return new Pictures(scratch, "pictures made up");
    }
  }

  /** Each class has a bright place of its own, under noise. */
  private static void write(Path folder, String part, int count) throws IOException {
    SplittableRandom random = new SplittableRandom(count);
    byte[] labels = new byte[count];
    byte[] picture = new byte[SIDE * SIDE];
    try (OutputStream out = Files.newOutputStream(folder.resolve(part + "-images-idx3-ubyte"))) {
      out.write(head(3, count, SIDE, SIDE));
      for (int i = 0; i < count; i++) {
        labels[i] = (byte) random.nextInt(10);
        for (int k = 0; k < picture.length; k++) {
          boolean bright = k * 10 / picture.length == labels[i];
          picture[k] = (byte) (random.nextInt(150) + (bright ? 60 : 0));
        }
        out.write(picture);
      }
    }
    try (OutputStream out = Files.newOutputStream(folder.resolve(part + "-labels-idx1-ubyte"))) {
      out.write(head(1, count));
      out.write(labels);
    }
  }

  /** The head of an IDX file of unsigned bytes: number of axes, then their lengths. */
  private static byte[] head(int axes, int... lengths) {
    ByteBuffer head = ByteBuffer.allocate(4 + 4 * axes).putInt(0x0800 + axes);
    for (int length : lengths) {
      head.putInt(length);
    }
    return head.array();
  }
}
