package org.winnow.tests.bench;

import java.util.Arrays;
import java.util.List;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Split;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.Sources;
import org.winnow.datasets.sources.WordRules;
import org.winnow.export.Shipment;
import org.winnow.training.Device;
import org.winnow.training.Model;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Trainer;
import org.winnow.training.TrainingMonitor;
import org.winnow.training.engine.Engine;
import org.winnow.training.engine.Network;

/**
 * A trained network and the rows that its exports are asked about.
 *
 * @param rows test rows
 */
record ExportTask(String name, Model model, Dataset data, int[] rows) {
  private static final int TRAIN = 12_000;
  private static final int TEST = 2_000;
  private static final String LENET =
      "input 28x28x1/conv 20 5x5 relu/pool max 2x2/conv 50 5x5 relu/pool max 2x2/dense 500 relu/"
          + "output 10";

  static ExportTask digits() {
    Dataset data = Sources.load("digits", LoadOptions.standard()).dataset();
    String net =
        "input 8x8x1/conv 16 3x3 same relu/conv 32 3x3 same relu/pool max 2x2/dense 64 relu/"
            + "output 10";
    return of("digits", net, data, Recipe.standard());
  }

  /** 12,000 training and 2,000 test pictures of Fashion-MNIST. */
  static ExportTask lenet() {
    Dataset all = Sources.load("fashion-mnist", LoadOptions.standard()).dataset();
    int[] train = Arrays.copyOf(all.labelledRows(Split.TRAIN), TRAIN);
    int[] test = Arrays.copyOf(all.labelledRows(Split.TEST), TEST);
    int[] both = Arrays.copyOf(train, TRAIN + TEST);
    System.arraycopy(test, 0, both, TRAIN, TEST);
    return of("lenet", LENET, all.select(both), Recipe.standard().withEpochs(3));
  }

  /**
   * A LeNet on all of Fashion-MNIST by the standard recipe, some of its channels left out.
   *
   * @param width 1 for all channels
   */
  static ExportTask wholeFashion(double width, long seed) {
    Dataset data = Sources.load("fashion-mnist", LoadOptions.standard()).dataset();
    String net = LENET.replace("1/conv 20", "1/width " + width + "/conv 20");
    return of("lenet", net, data, Recipe.standard().withSeed(seed));
  }

  static ExportTask table() {
    Dataset data = Sources.load("penguins", LoadOptions.standard()).dataset();
    String net = "input " + data.features().width() + "/dense 32 tanh/dense 16 relu/output 3";
    return of("penguins", net, data, Recipe.standard().withEpochs(30));
  }

  static ExportTask text() {
    LoadOptions options =
        LoadOptions.standard()
            .withWords(WordRules.standard().withLength(100).withVocabulary(2_000));
    Dataset data = Sources.load("spam-assassin", options).dataset();
    int words = data.preparation().encoding().orElseThrow().tokens().orElseThrow().vocabulary();
    String net =
        "input tokens 100 vocab "
            + words
            + " padded/embedding 16/conv1d 32 5 same relu/pool max global/output 2";
    return of("text", net, data, Recipe.standard().withEpochs(2));
  }

  private static ExportTask of(String name, String net, Dataset data, Recipe recipe) {
    Model model =
        new Trainer(Skeleton.parse(name, net.replace('/', '\n')), recipe)
            .train(data, TrainingMonitor.silent());
    return new ExportTask(name, model, data, data.labelledRows(Split.TEST));
  }

  Shipment shipment() {
    return Shipment.of(model, data, Shipment.ROWS);
  }

  int classes() {
    return model.classes().size();
  }

  /** Raw features of the rows. */
  float[][] raw() {
    float[][] raw = new float[rows.length][];
    Arrays.setAll(raw, this::raw);
    return raw;
  }

  /** Raw features of one of the rows. */
  float[] raw(int i) {
    float[] raw = new float[data.features().width()];
    data.features().copyRow(rows[i], raw, 0);
    return raw;
  }

  /** What an engine answers, example by example. */
  float[][] answers(Device device) {
    float[][] raw = raw();
    float[][] answers = new float[raw.length][];
    float[] logits = new float[classes()];
    Engine engine = Engine.of(model.recipe().withDevice(device));
    try (Network network = engine.forInference(model.skeleton(), model.weights())) {
      for (int i = 0; i < raw.length; i++) {
        model.preparation().apply(raw[i], 0, raw[i].length);
        network.logits(raw[i], 1, logits);
        answers[i] = model.skeleton().scores().probabilities(logits, 0, classes());
      }
    }
    return answers;
  }

  double accuracy(float[][] answers) {
    int right = 0;
    for (int i = 0; i < rows.length; i++) {
      right += best(answers[i]) == data.labels().classOf(rows[i]) ? 1 : 0;
    }
    return (double) right / rows.length;
  }

  static int best(float[] answer) {
    int best = 0;
    for (int c = 1; c < answer.length; c++) {
      best = answer[c] > answer[best] ? c : best;
    }
    return best;
  }

  /** Largest difference, and how often the most probable class is another where it is clear. */
  static double[] differences(List<float[]> expected, List<float[]> found) {
    double largest = 0;
    int others = 0;
    for (int i = 0; i < expected.size(); i++) {
      float[] sorted = expected.get(i).clone();
      Arrays.sort(sorted);
      boolean clear = sorted[sorted.length - 1] - sorted[sorted.length - 2] > 2e-5;
      others += clear && best(expected.get(i)) != best(found.get(i)) ? 1 : 0;
      for (int c = 0; c < sorted.length; c++) {
        largest = Math.max(largest, Math.abs(expected.get(i)[c] - found.get(i)[c]));
      }
    }
    return new double[] {largest, others};
  }
}
