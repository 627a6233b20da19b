package org.winnow.viz;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.training.Evaluation;
import org.winnow.training.Predictions;

/**
 * Two models on the same examples: their accuracies, and what turned right and what turned wrong
 * from the first to the second.
 *
 * @param turnedRight full ids of what only the second predicts right, in the order of the examples
 * @param turnedWrong full ids of what only the first predicts right
 * @param figure accuracies with intervals and both lists as grids; row numbers go on from the first
 *     grid to the second
 * @param shownIds full ids by row number: position 0 is row {@code #1}
 */
public record ModelComparison(
    List<String> turnedRight, List<String> turnedWrong, Figure figure, List<String> shownIds) {
  /** At most so many examples are shown of each list. */
  static final int MOST = 50;

  /**
   * One of the two.
   *
   * @param name what to call it, as {@code before} or the name of its variable
   * @param predictions its predictions for the examples, the same ones in the same order for both
   */
  public record Contestant(String name, Predictions predictions) {
    private String said(int i) {
      return predictions.classes().get(predictions.predicted(i));
    }
  }

  public ModelComparison {
    turnedRight = List.copyOf(turnedRight);
    turnedWrong = List.copyOf(turnedWrong);
    shownIds = List.copyOf(shownIds);
  }

  /**
   * Compares two models by the labels that a data set has now.
   *
   * @throws InputException where the two judged different examples, or an example has no label
   */
  public static ModelComparison of(Dataset data, Contestant first, Contestant second) {
    List<String> ids = first.predictions().ids();
    if (!ids.equals(second.predictions().ids())) {
      throw new InputException(
          "'" + first.name() + "' and '" + second.name() + "' were evaluated on other examples");
    }
    String[] labels = ids.stream().map(id -> data.label(data.row(id))).toArray(String[]::new);
    int[] right = only(second, first, labels);
    int[] wrong = only(first, second, labels);
    Sheet table = new Sheet("").left("model").right("accuracy", "95 % interval", "log loss");
    Stream.of(first, second).forEach(c -> row(table, c, truth(data, c.predictions())));
    Grids grids = new Grids(data, first, second);
    Gallery better = grids.of(right, right.length + " turned right", 1);
    Gallery worse = grids.of(wrong, wrong.length + " turned wrong", 1 + better.size());
    table.note(right.length + " turned right, " + wrong.length + " turned wrong");
    return new ModelComparison(
        pick(ids, right),
        pick(ids, wrong),
        Gallery.figure(List.of(table), List.of(better, worse)),
        Stream.concat(pick(ids, right).stream().limit(MOST), pick(ids, wrong).stream().limit(MOST))
            .toList());
  }

  private static int[] truth(Dataset data, Predictions predictions) {
    return predictions.ids().stream()
        .mapToInt(id -> predictions.classes().indexOf(data.label(data.row(id))))
        .toArray();
  }

  /** Positions that one predicts as labelled and the other does not. */
  private static int[] only(Contestant one, Contestant other, String[] labels) {
    return IntStream.range(0, labels.length)
        .filter(i -> one.said(i).equals(labels[i]) && !other.said(i).equals(labels[i]))
        .toArray();
  }

  private static List<String> pick(List<String> ids, int[] positions) {
    return IntStream.of(positions).mapToObj(ids::get).toList();
  }

  private static void row(Sheet table, Contestant c, int[] truth) {
    Evaluation e = Evaluation.of(c.predictions(), truth);
    table.row(
        c.name(),
        Say.percent(e.accuracy().estimate()),
        Say.percent(e.accuracy().low()) + " to " + Say.percent(e.accuracy().high()),
        Say.decimal(e.logLoss()));
  }

  private record Grids(Dataset data, Contestant first, Contestant second) {
    Gallery of(int[] positions, String title, int number) {
      Sheet sheet = new Sheet(title).right("#").left("id", "label", first.name(), second.name());
      Gallery gallery = new Gallery(title, sheet, MOST);
      for (int i : positions) {
        if (!gallery.full()) {
          add(gallery, i, number + gallery.size());
        }
      }
      return gallery;
    }

    private void add(Gallery gallery, int i, int number) {
      int row = data.row(first.predictions().ids().get(i));
      String turn = first.said(i) + " → " + second.said(i);
      Tile tile = new Tile(number, data, row).says(turn, List.of("label " + data.label(row)));
      gallery.add(tile, "#" + number, tile.id(), data.label(row), first.said(i), second.said(i));
    }
  }
}
