package org.winnow.tests.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleIds;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.Features;
import org.winnow.datasets.Labels;
import org.winnow.datasets.Origin;
import org.winnow.datasets.Schema;
import org.winnow.datasets.Shape;
import org.winnow.datasets.Split;
import org.winnow.datasets.Splits;
import org.winnow.datasets.Views;

/** Rows of ten random floats with random ids and labels: ids that no compression makes smaller. */
final class LabelsBenchData {
  private static final int WIDTH = 10;
  private static final List<String> NAMES =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  private LabelsBenchData() {}

  static Dataset make(int n) {
    Random random = new Random(3);
    float[] values = new float[n * WIDTH];
    int[] classes = new int[n];
    Split[] splits = new Split[n];
    List<String> ids = new ArrayList<>(n);
    for (int row = 0; row < n; row++) {
      for (int i = 0; i < WIDTH; i++) {
        values[row * WIDTH + i] = random.nextFloat();
      }
      classes[row] = random.nextInt(10);
      splits[row] = Split.values()[row % 10 < 8 ? 0 : row % 10 - 7];
      ids.add(String.format("%016x%016x", random.nextLong(), random.nextLong()));
    }
    Features features = Features.ofFloats(values, WIDTH);
    return Dataset.builder("rows")
        .schema(new Schema(Shape.vector(WIDTH), NAMES, NAMES))
        .ids(ExampleIds.of(ids))
        .features(features)
        .views(views(features))
        .labels(Labels.of(classes, new Attribution("source", Origin.SOURCE)))
        .splits(Splits.of(splits))
        .build();
  }

  private static Views views(Features features) {
    return row -> {
      float[] values = new float[WIDTH];
      features.copyRow(row, values, 0);
      List<String> texts = new ArrayList<>(WIDTH);
      for (float value : values) {
        texts.add(Float.toString(value));
      }
      return new ExampleView.Row(NAMES, texts);
    };
  }
}
