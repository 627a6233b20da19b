package org.winnow.packages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleIds;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.Features;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Labels;
import org.winnow.datasets.Origin;
import org.winnow.datasets.Schema;
import org.winnow.datasets.Shape;
import org.winnow.datasets.Split;
import org.winnow.datasets.Splits;
import org.winnow.datasets.TableEncoding;
import org.winnow.datasets.Views;
import org.winnow.training.Model;

/**
 * Examples with the answers that a network gave when it was packed: by them an installed package,
 * or what was made of one, shows that it still gives the same.
 *
 * @param inputs raw values, before the network's preparation, {@code [rows][values]}
 * @param written the same as a table or a text has them; empty for pictures and arrays
 * @param probabilities what the network answered, {@code [rows][classes]}
 */
public record GoldenRows(float[][] inputs, Optional<WrittenRows> written, float[][] probabilities) {
  /** As many as are taken where nobody asks for another number. */
  public static final int STANDARD = 16;

  /** The most that a package holds. */
  public static final int MOST = 1000;

  public GoldenRows {
    int rows = inputs.length;
    if (rows < 1 || rows > MOST || probabilities.length != rows) {
      throw new InputException(
          "a package has 1 to " + MOST + " golden rows, each with its answer, got " + rows);
    }
    written.ifPresent(w -> w.requireSize(rows));
  }

  /** How many there are. */
  public int size() {
    return inputs.length;
  }

  /**
   * Takes rows of a data set and asks the model.
   *
   * @param rows rows of the data, as {@link GoldenChoice} makes them
   * @throws InputException where the data do not fit the model
   */
  public static GoldenRows of(Model model, Dataset data, GoldenChoice rows) {
    float[][] inputs = new float[rows.size()][data.features().width()];
    for (int i = 0; i < inputs.length; i++) {
      data.features().copyRow(rows.row(i), inputs[i], 0);
    }
    float[][] answers = model.predict(data, rows.rows()).probabilities();
    return new GoldenRows(inputs, rows.written(), answers);
  }

  /**
   * The inputs as examples of a data set, without labels, that a model can be asked about.
   *
   * @throws InputException where they are not of the model's shape
   */
  public Dataset dataset(Model model) {
    Shape shape = model.skeleton().inputShape();
    requireFit(model);
    float[] all = new float[Math.multiplyExact(size(), shape.size())];
    for (int i = 0; i < size(); i++) {
      System.arraycopy(inputs[i], 0, all, i * shape.size(), shape.size());
    }
    int[] none = new int[size()];
    Arrays.fill(none, Labels.NONE);
    Split[] tests = new Split[size()];
    Arrays.fill(tests, Split.TEST);
    return Dataset.builder("golden rows")
        .schema(new Schema(shape, List.of(), model.classes()))
        .preparation(model.preparation())
        .ids(ExampleIds.of(names()))
        .features(Features.ofFloats(all, shape.size()))
        .views(views())
        .labels(Labels.of(none, new Attribution("nobody", Origin.SOURCE)))
        .splits(Splits.of(tests))
        .build();
  }

  /**
   * Refuses rows that are not of a model's shapes.
   *
   * @throws InputException naming both
   */
  void requireFit(Model model) {
    int values = model.skeleton().inputShape().size();
    if (inputs[0].length != values || probabilities[0].length != model.classes().size()) {
      throw new InputException(
          "its golden rows have "
              + inputs[0].length
              + " values and "
              + probabilities[0].length
              + " answers, its skeleton has "
              + values
              + " and "
              + model.classes().size());
    }
    if (written.isPresent() != model.preparation().encoding().isPresent()) {
      throw new InputException("golden rows are written where the inputs are a table or texts");
    }
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= size(); i++) {
      names.add("golden-" + i);
    }
    return names;
  }

  private Views views() {
    return row ->
        written
            .<ExampleView>map(w -> new ExampleView.Row(w.columns(), w.rows().get(row)))
            .orElse(new ExampleView.Passage("golden row " + (row + 1)));
  }

  /**
   * The largest distance between the inputs and what the encoding makes of the written rows; 0
   * where there are none.
   *
   * @throws InputException where a written row cannot be read
   */
  public double encodingDifference(Optional<TableEncoding> encoding) {
    double most = 0;
    for (int i = 0; encoding.isPresent() && written.isPresent() && i < size(); i++) {
      WrittenRows w = written.get();
      float[] encoded = encoding.get().encode(w.columns(), w.rows().get(i));
      most = Math.max(most, Replay.difference(encoded, inputs[i]));
    }
    return most;
  }
}
