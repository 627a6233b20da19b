package org.winnow.tests.repository;

import java.util.ArrayList;
import java.util.List;
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

/** Pictures of 2 × 2 pixels, labelled 0 to 9 in turn. */
final class Squares {
  private Squares() {}

  static Dataset make(int examples) {
    byte[] pixels = new byte[examples * 4];
    int[] classes = new int[examples];
    Split[] splits = new Split[examples];
    List<String> ids = new ArrayList<>();
    for (int row = 0; row < examples; row++) {
      pixels[row * 4] = (byte) row;
      classes[row] = row % 10;
      splits[row] = Split.TRAIN;
      ids.add("example-" + row);
    }
    Features features = Features.ofBytes(pixels, 4);
    Shape shape = new Shape(2, 2, 1);
    List<String> names = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    return Dataset.builder("kill")
        .schema(new Schema(shape, List.of(), names))
        .ids(ExampleIds.of(ids))
        .features(features)
        .views(Views.pictures(features, shape, 255))
        .labels(Labels.of(classes, new Attribution("source", Origin.SOURCE)))
        .splits(Splits.of(splits))
        .build();
  }
}
