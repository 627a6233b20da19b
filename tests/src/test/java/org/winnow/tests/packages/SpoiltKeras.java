package org.winnow.tests.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.winnow.tests.Checkout;
import org.winnow.tests.packages.SpoiltKind.Named;

/**
 * Ways to spoil an HDF5 file of Keras; {@code tests/python/hostile_h5.py} made those of its own.
 */
final class SpoiltKeras {
  private static final String FILES = "training/src/test/resources/org/winnow/imports/keras";

  private SpoiltKeras() {}

  static SpoiltKind kind() throws IOException {
    Path folder = Checkout.root().resolve(FILES);
    byte[] good = Files.readAllBytes(folder.resolve("steps.h5"));
    List<Named> own = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("hostile"))) {
      for (Path file : files.sorted().toList()) {
        byte[] bytes = Files.readAllBytes(file);
        String name = file.getFileName().toString().replace(".h5", "").toUpperCase(Locale.ROOT);
        own.add(new Named(name, false, random -> slightly(bytes, random)));
      }
    }
    return SpoiltKind.of(".h5", good, own);
  }

  /** Half of them as they are, the others with a byte changed. */
  private static byte[] slightly(byte[] bytes, Random random) {
    byte[] bad = bytes.clone();
    if (random.nextBoolean()) {
      bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
    }
    return bad;
  }
}
