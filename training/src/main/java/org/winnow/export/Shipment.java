package org.winnow.export;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Split;
import org.winnow.training.Model;
import org.winnow.training.Skeleton;

/**
 * What is exported.
 *
 * @param name what the export calls the network
 * @param model the network
 * @param rows raw features of the examples that the export checks itself by, {@code
 *     [rows][features]}
 * @param sample raw features of typical examples, which the ranges of 8-bit numbers are taken from;
 *     empty: floats stay floats
 */
public record Shipment(String name, Model model, float[][] rows, Optional<float[][]> sample) {
  /** Rows that an export checks itself by, unless said otherwise. */
  public static final int ROWS = 8;

  private static final int SAMPLE = 256;
  private static final float BRIGHTEST = 255;
  private static final long SEED = 1;

  /** A model with rows to check itself by that are drawn from a seed. */
  public static Shipment of(Model model) {
    return of(model, Golden.drawn(model, ROWS, SEED));
  }

  /**
   * Bytes that the floats of a skeleton's exports work in, constants aside, whether it is trained
   * or not.
   */
  public static long workingBytes(Skeleton skeleton) {
    return Arena.bytes(skeleton);
  }

  /** Whether a data set's examples are what a model reads. */
  public static boolean fits(Model model, Dataset data) {
    return data.features().width() == model.skeleton().inputShape().size()
        && data.schema().classes().equals(model.classes());
  }

  private static Shipment of(Model model, float[][] rows) {
    return new Shipment(model.skeleton().name(), model, rows, Optional.empty());
  }

  /**
   * A model with examples to check itself by: test rows, where there are any.
   *
   * @param rows how many at most; 0: numbers drawn from a seed, so that no example is taken along
   * @throws InputException where the data do not fit the model
   */
  public static Shipment of(Model model, Dataset data, int rows) {
    requireFit(model, data);
    int[] test = data.labelledRows(Split.TEST);
    int[] chosen = test.length > 0 ? test : data.labelledRows(Split.TRAIN);
    int[] first = Arrays.copyOf(chosen, Math.min(rows, chosen.length));
    return first.length > 0 ? of(model, features(data, first)) : of(model);
  }

  private static float[][] features(Dataset data, int[] rows) {
    float[][] features = new float[rows.length][data.features().width()];
    for (int i = 0; i < rows.length; i++) {
      data.features().copyRow(rows[i], features[i], 0);
    }
    return features;
  }

  /** What the reference interpreter answers to its rows. */
  public Golden golden() {
    return Golden.of(model, rows);
  }

  private static void requireFit(Model model, Dataset data) {
    if (!fits(model, data)) {
      throw new InputException(
          "the model reads "
              + model.skeleton().inputShape()
              + " of "
              + model.classes().size()
              + " classes, but data set '"
              + data.name()
              + "' has examples of "
              + data.schema().shape()
              + " of other ones; open the model's own data with %dataset");
    }
  }

  /** In 8-bit numbers, with ranges taken from the first {@value #SAMPLE} training rows. */
  public Shipment inInt8(Dataset data) {
    requireFit(model, data);
    int[] train = data.labelledRows(Split.TRAIN);
    if (train.length == 0) {
      throw new InputException(
          "data set '" + data.name() + "' has no labelled training row to take ranges from");
    }
    int[] first = Arrays.copyOf(train, Math.min(SAMPLE, train.length));
    return new Shipment(name, model, rows, Optional.of(features(data, first)));
  }

  /** The text of its JavaScript module, which may stand inside of an HTML script. */
  public String javaScript() {
    return Source.text(new JsSource(this)::writeTo);
  }

  /** The raw value of a picture's white: what scaling makes 1 of, else that of a byte. */
  public float white() {
    List<Preparation.Step> steps = model.preparation().steps();
    return steps.size() == 1 && steps.get(0) instanceof Preparation.Scale scale
        ? 1 / scale.multiply() + scale.subtract()
        : BRIGHTEST;
  }

  /** Writes it in a form; see {@link Format#write}. */
  public List<String> write(String format, Path file) {
    Format form = Formats.named(format);
    if (sample.isPresent() && !form.hasInt8()) {
      List<String> with = Formats.all().stream().filter(Format::hasInt8).map(Format::name).toList();
      throw new InputException(
          "%export "
              + format
              + " has no 8-bit form"
              + (with.isEmpty() ? "" : "; these have: " + String.join(", ", with)));
    }
    return form.write(this, file);
  }
}
