package org.winnow.tests.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Split;
import org.winnow.datasets.Splits;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.Sources;
import org.winnow.training.Device;
import org.winnow.training.Evaluation;
import org.winnow.training.Model;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Trainer;
import org.winnow.training.TrainingMonitor;

/**
 * What several engines learn from the same examples in as many epochs, with the networks of {@code
 * train_accuracy.py}.
 */
record AccuracyTask(String name, Skeleton skeleton, Recipe recipe, Dataset data) {
  private static final int PICTURES = 3_000;

  private static AccuracyTask of(String name, String lines, Recipe recipe, Dataset data) {
    return new AccuracyTask(name, Skeleton.parse(name, lines.replace('/', '\n')), recipe, data);
  }

  /**
   * Pictures, digits, a text and a table.
   *
   * @param pictures folder of MNIST-like IDX files
   * @param table a CSV file whose label column is {@code label}
   */
  static List<AccuracyTask> all(Path pictures, Path table) throws IOException {
    Recipe standard = Recipe.standard();
    Dataset rows =
        Sources.load(table.toString(), LoadOptions.standard().withLabel("label")).dataset();
    return List.of(
        of(
            "pictures",
            "input 28x28x1/conv 8 5x5 relu/pool max 2x2/conv 16 5x5 relu/pool max 2x2/"
                + "dense 64 relu/output 10",
            standard.withEpochs(2),
            few(Sources.load(pictures.toString(), LoadOptions.standard()).dataset())),
        new AccuracyTask(
            "digits",
            TrainingWorkload.of("digits").skeleton(),
            standard,
            Sources.load("digits", LoadOptions.standard()).dataset()),
        of(
            "text",
            "input tokens 60 vocab 128/embedding 16/conv1d 32 5 same relu/pool max global/output 3",
            standard.withEpochs(12),
            SourceLines.dataset()),
        of(
            "table",
            "input " + rows.schema().shape() + "/dense 32 relu/dense 16 relu/output 2",
            standard.withEpochs(20).withBatchSize(32),
            rows));
  }

  /** The first training pictures alone: stock Deeplearning4j takes a third of a second for 64. */
  private static Dataset few(Dataset data) {
    Split[] splits = new Split[data.size()];
    int trained = 0;
    for (int i = 0; i < splits.length; i++) {
      boolean test = data.splits().of(i) == Split.TEST;
      splits[i] = test ? Split.TEST : trained++ < PICTURES ? Split.TRAIN : Split.VALIDATION;
    }
    Dataset divided = data.toBuilder().splits(Splits.of(splits)).build();
    return divided.select(
        IntStream.range(0, splits.length).filter(i -> splits[i] != Split.VALIDATION).toArray());
  }

  /** Accuracy on the test split after a training with a seed. */
  double accuracy(Device device, long seed) {
    Recipe own = recipe.withSeed(seed).withDevice(device).withThreads(1);
    Model model = new Trainer(skeleton, own).train(data, TrainingMonitor.silent());
    int[] rows = data.labelledRows(Split.TEST);
    int[] truth = Arrays.stream(rows).map(data.labels()::classOf).toArray();
    return Evaluation.of(model.predict(data, rows), truth).accuracy().estimate();
  }

  /** Writes prepared examples and labels of the train and the test split, for the peer. */
  void export(Path folder) throws IOException {
    for (Split split : new Split[] {Split.TRAIN, Split.TEST}) {
      int[] rows = data.labelledRows(split);
      int width = data.features().width();
      float[] values = new float[rows.length * width];
      for (int i = 0; i < rows.length; i++) {
        data.features().copyRow(rows[i], values, i * width);
        if (!skeleton.input().isTokens()) {
          data.preparation().apply(values, i * width, width);
        }
      }
      int[] labels = Arrays.stream(rows).map(data.labels()::classOf).toArray();
      String prefix = name + "-" + split.name().toLowerCase(java.util.Locale.ROOT);
      write(folder.resolve(prefix + ".f32"), values);
      write(folder.resolve(prefix + ".i32"), labels);
    }
  }

  private static void write(Path file, float[] values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    Files.write(file, bytes.array());
  }

  private static void write(Path file, int[] values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(values);
    Files.write(file, bytes.array());
  }
}
