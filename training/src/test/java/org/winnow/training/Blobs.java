package org.winnow.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleIds;
import org.winnow.datasets.Features;
import org.winnow.datasets.Labels;
import org.winnow.datasets.Origin;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Schema;
import org.winnow.datasets.Shape;
import org.winnow.datasets.Split;
import org.winnow.datasets.Splits;
import org.winnow.datasets.Views;

/** Small synthetic pictures: each class is bright in a place of its own, under noise. */
public final class Blobs {
  private Blobs() {}

  /** Of every ten examples seven are for training, one for validation, two for testing. */
  public static Dataset of(int examples, Shape shape, int classes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] values = new byte[examples * shape.size()];
    int[] labels = new int[examples];
    Split[] splits = new Split[examples];
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < examples; i++) {
      labels[i] = random.nextInt(classes);
      splits[i] = i % 10 < 7 ? Split.TRAIN : i % 10 == 7 ? Split.VALIDATION : Split.TEST;
      ids.add("e-" + i);
      for (int k = 0; k < shape.size(); k++) {
        boolean bright = k * classes / shape.size() == labels[i];
        values[i * shape.size() + k] = (byte) (random.nextInt(100) + (bright ? 120 : 0));
      }
    }
    List<String> names = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      names.add("c" + c);
    }
    Features features = Features.ofBytes(values, shape.size());
    return Dataset.builder("blobs")
        .schema(new Schema(shape, List.of(), names))
        .preparation(Preparation.unit(255))
        .ids(ExampleIds.of(ids))
        .features(features)
        .views(Views.pictures(features, shape, 255))
        .labels(Labels.of(labels, new Attribution("tester", Origin.SOURCE)))
        .splits(Splits.of(splits))
        .build();
  }
}
