package org.winnow.export.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleIds;
import org.winnow.datasets.Features;
import org.winnow.datasets.Labels;
import org.winnow.datasets.Origin;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Schema;
import org.winnow.datasets.Split;
import org.winnow.datasets.Splits;
import org.winnow.datasets.Views;
import org.winnow.training.Model;
import org.winnow.training.SampleModels;
import org.winnow.training.Skeleton;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.SampleNetworks;

/** A model with random weights and raw examples for it. */
public record Given(Model model, Dataset data, float[] raw, int n) {
  public static Given of(Skeleton skeleton, int n, long seed) {
    Batch batch = SampleNetworks.batch(skeleton, n, seed);
    Preparation preparation = preparation(skeleton, seed);
    Model model =
        SampleModels.reference(skeleton, SampleNetworks.weights(skeleton, seed), preparation);
    Dataset data = data(skeleton, batch.inputs(), n, preparation);
    return new Given(model, data, batch.inputs(), n);
  }

  /** Scaling alone where zeros are to stay zeros, none for tokens. */
  private static Preparation preparation(Skeleton skeleton, long seed) {
    if (skeleton.input().isTokens()) {
      return Preparation.none();
    }
    Preparation.Scale scale = new Preparation.Scale(0, 0.75f);
    if (skeleton.input().padded()) {
      return new Preparation(List.of(scale));
    }
    SplittableRandom random = new SplittableRandom(seed);
    List<Float> means = new ArrayList<>();
    List<Float> deviations = new ArrayList<>();
    for (int i = 0; i < skeleton.inputShape().size(); i++) {
      means.add((float) random.nextDouble(-0.5, 0.5));
      deviations.add((float) random.nextDouble(0.5, 2));
    }
    return new Preparation(List.of(scale, new Preparation.Standardize(means, deviations)));
  }

  private static Dataset data(Skeleton skeleton, float[] raw, int n, Preparation preparation) {
    Features features = Features.ofFloats(raw, raw.length / n);
    List<String> classes = IntStream.range(0, skeleton.classes()).mapToObj(c -> "c" + c).toList();
    int[] labels = new int[n];
    Split[] splits = new Split[n];
    java.util.Arrays.fill(splits, Split.TEST);
    return Dataset.builder("given")
        .schema(new Schema(skeleton.inputShape(), List.of(), classes))
        .preparation(preparation)
        .ids(ExampleIds.of(IntStream.range(0, n).mapToObj(i -> "e-" + i).toList()))
        .features(features)
        .views(Views.pictures(features, skeleton.inputShape(), 1))
        .labels(Labels.of(labels, new Attribution("tester", Origin.SOURCE)))
        .splits(Splits.of(splits))
        .build();
  }

  /** Other examples of the same shape. */
  public Dataset withRaw(float[] values) {
    int rows = values.length / model.skeleton().inputShape().size();
    return data(model.skeleton(), values, rows, Preparation.none());
  }

  public int[] rows() {
    return IntStream.range(0, n).toArray();
  }
}
