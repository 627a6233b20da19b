package org.winnow.tests.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.winnow.training.Skeleton;

/**
 * What the training benchmark trains: the networks of {@code tests/python/train_contender.py} as
 * skeletons, on made-up bytes.
 */
record TrainingWorkload(Skeleton skeleton, int batch) {
  private static final int EXAMPLES = 2048;
  private static final Map<String, TrainingWorkload> ALL = all();

  private static Map<String, TrainingWorkload> all() {
    Map<String, TrainingWorkload> all = new LinkedHashMap<>();
    put(
        all,
        "lenet",
        64,
        "input 28x28x1/conv 20 5x5 relu/pool max 2x2/conv 50 5x5 relu/pool max 2x2/"
            + "dense 500 relu/output 10");
    put(all, "mlp", 128, "input 784/dense 256 relu/output 10");
    put(all, "lstm", 64, "input sequence 28x28/lstm 64/output 10");
    put(
        all,
        "digits",
        64,
        "input 8x8x1/conv 16 3x3 same relu/conv 32 3x3 same relu/pool max 2x2/dense 64 relu/"
            + "output 10");
    put(all, "tiny", 32, "input 10/dense 16 relu/dense 16 relu/output 3");
    put(
        all,
        "resnet8",
        64,
        "input 32x32x3/conv 16 3x3 same/batchnorm/a = relu/"
            + block(16, "a", "b", "")
            + block(32, "b", "c", " stride 2")
            + block(64, "c", "d", " stride 2")
            + "pool average global/output 10");
    put(
        all,
        "separable",
        64,
        "input 32x32x3/conv 32 3x3 same/batchnorm/relu/depthwise 3x3 same/batchnorm/relu/"
            + "conv 64 1x1/batchnorm/relu/depthwise 3x3 stride 2 same/batchnorm/relu/"
            + "conv 128 1x1/batchnorm/relu/pool average global/output 10");
    put(
        all,
        "text",
        64,
        "input tokens 100 vocab 1000/embedding 64/conv1d 64 5 same relu/pool max global/output 2");
    return all;
  }

  /**
   * Two convolutions with batch normalisation beside a short cut, which is one where it shrinks.
   */
  private static String block(int filters, String in, String out, String stride) {
    String half =
        out + "1 = conv " + filters + " 3x3" + stride + " same <- " + in + "/batchnorm/relu/";
    String rest = "conv " + filters + " 3x3 same/" + out + "2 = batchnorm/";
    String shorter =
        stride.isEmpty()
            ? ""
            : out + "3 = conv " + filters + " 1x1" + stride + " same <- " + in + "/";
    String sum = "add <- " + out + "2, " + (stride.isEmpty() ? in : out + "3") + "/";
    return half + rest + shorter + sum + out + " = relu/";
  }

  private static void put(Map<String, TrainingWorkload> all, String name, int batch, String lines) {
    all.put(name, new TrainingWorkload(Skeleton.parse(name, lines.replace('/', '\n')), batch));
  }

  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  static boolean known(String name) {
    return ALL.containsKey(name);
  }

  static TrainingWorkload of(String name) {
    return ALL.get(name);
  }

  /** Random numbers with random labels: what is learnt does not matter here. */
  Dataset data() {
    Shape shape = skeleton.inputShape();
    SplittableRandom random = new SplittableRandom(1);
    Features features = features(random, EXAMPLES * shape.size());
    int[] labels = random.ints(EXAMPLES, 0, skeleton.classes()).toArray();
    Split[] splits = new Split[EXAMPLES];
    java.util.Arrays.fill(splits, Split.TRAIN);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < EXAMPLES; i++) {
      ids.add("e-" + i);
    }
    List<String> classes = new ArrayList<>();
    for (int c = 0; c < skeleton.classes(); c++) {
      classes.add("c" + c);
    }
    return Dataset.builder(skeleton.name())
        .schema(new Schema(shape, List.of(), classes))
        .preparation(Preparation.unit(255))
        .ids(ExampleIds.of(ids))
        .features(features)
        .views(Views.pictures(features, new Shape(1, shape.size(), 1), 255))
        .labels(Labels.of(labels, new Attribution("bench", Origin.SOURCE)))
        .splits(Splits.of(splits))
        .build();
  }

  /** Bytes, as pictures have them; tokens are too many for a byte. */
  private Features features(SplittableRandom random, int count) {
    if (skeleton.input().isTokens()) {
      float[] tokens = new float[count];
      for (int i = 0; i < count; i++) {
        tokens[i] = random.nextInt(skeleton.input().vocabulary());
      }
      return Features.ofFloats(tokens, skeleton.inputShape().size());
    }
    byte[] values = new byte[count];
    random.nextBytes(values);
    return Features.ofBytes(values, skeleton.inputShape().size());
  }
}
