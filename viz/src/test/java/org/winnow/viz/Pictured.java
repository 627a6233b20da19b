package org.winnow.viz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleIds;
import org.winnow.datasets.Features;
import org.winnow.datasets.Labels;
import org.winnow.datasets.Origin;
import org.winnow.datasets.Schema;
import org.winnow.datasets.Shape;
import org.winnow.datasets.Split;
import org.winnow.datasets.Splits;
import org.winnow.datasets.Views;

/** Small data sets to draw. */
final class Pictured {
  static final Attribution BY = new Attribution("Ada", Origin.HAND);

  private static final String[] GLYPHS = {
    "0e11191513110e",
    "040c0404040e0e",
    "0e11010e10101f",
    "0e11010601110e",
    "02060a121f0202",
    "1f101e0101110e",
    "0e10101e11110e",
    "1f010204080808",
    "0e11110e11110e",
    "0e11110f01010e"
  };

  private Pictured() {}

  /** Noisy 8 × 8 digits, labelled by turns 0 to 9, ids in row order from {@code 000…}. */
  static Dataset digits(int n) {
    return dataset(n, 8, List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
  }

  /** Noisy square digits of {@code side} pixels (a multiple of 7, or 8) with other class names. */
  static Dataset dataset(int n, int side, List<String> classes) {
    Random random = new Random(5);
    int scale = Math.max(1, side / 8);
    byte[] pixels = new byte[n * side * side];
    int[] labels = new int[n];
    Split[] splits = new Split[n];
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      labels[i] = i % classes.size();
      splits[i] = Split.values()[i % 5 < 3 ? 0 : i % 5 - 2];
      ids.add(String.format("%08x%024x", i * 2654435761L & 0xffffffffL, i));
      for (int p = 0; p < side * side; p++) {
        int x = p % side / scale - 1;
        int y = p / side / scale;
        boolean on = lit(i % 10, x, y);
        pixels[i * side * side + p] = (byte) ((on ? 190 : 20) + random.nextInt(60));
      }
    }
    Shape shape = new Shape(side, side, 1);
    Features features = Features.ofBytes(pixels, shape.size());
    return Dataset.builder("digits")
        .schema(new Schema(shape, List.of(), classes))
        .ids(ExampleIds.of(ids))
        .features(features)
        .views(Views.pictures(features, shape, 255))
        .labels(Labels.of(labels, new Attribution("source", Origin.SOURCE)))
        .splits(Splits.of(splits))
        .build();
  }

  /** Of glyphs of five columns and seven rows, two hexadecimal digits a row. */
  private static boolean lit(int digit, int x, int y) {
    if (x < 0 || x > 4 || y > 6) {
      return false;
    }
    int row = Integer.parseInt(GLYPHS[digit].substring(2 * y, 2 * y + 2), 16);
    return (row >> (4 - x) & 1) == 1;
  }
}
