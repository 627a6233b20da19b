package org.winnow.viz;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.winnow.training.Evaluation;

/**
 * How often each class was taken for each: counts, one row a label, one column a prediction. Above
 * {@value #MOST_CLASSES} classes the most frequent confusions are listed instead.
 */
public final class ConfusionChart {
  static final int MOST_CLASSES = 20;

  private static final int MOST_PAIRS = 25;

  private record Pair(int label, int predicted, long count) {}

  private ConfusionChart() {}

  /**
   * @param counts {@code [label][predicted]}, square, none negative
   */
  public static Figure of(String title, List<String> classes, long[][] counts) {
    if (counts.length != classes.size()
        || Arrays.stream(counts).anyMatch(row -> row.length != classes.size())) {
      throw new IllegalArgumentException(
          "a confusion matrix of " + classes.size() + " classes is square");
    }
    if (classes.size() > MOST_CLASSES) {
      return pairs(title, classes, counts).figure();
    }
    ConfusionGrid grid = new ConfusionGrid(title, classes, counts);
    return Drawing.attach(
        Figure.html(grid.html(), matrix(title, classes, counts).text()), grid::png);
  }

  /** The confusion of an evaluation. */
  public static Figure of(String title, Evaluation evaluation) {
    long[][] counts =
        Arrays.stream(evaluation.confusion())
            .map(row -> Arrays.stream(row).asLongStream().toArray())
            .toArray(long[][]::new);
    return of(title, evaluation.classes(), counts);
  }

  private static Sheet matrix(String title, List<String> classes, long[][] counts) {
    Sheet sheet = new Sheet(title).left("label \\ predicted");
    classes.forEach(sheet::right);
    sheet.right("recall");
    for (int c = 0; c < counts.length; c++) {
      String[] cells = new String[counts.length + 2];
      cells[0] = classes.get(c);
      for (int p = 0; p < counts.length; p++) {
        cells[p + 1] = counts[c][p] == 0 ? "." : Say.count(counts[c][p]);
      }
      cells[counts.length + 1] = Say.percent(recall(counts, c));
      sheet.row(cells);
    }
    return sheet;
  }

  /** Share of a label's examples that were predicted so; NaN where it has none. */
  static double recall(long[][] counts, int label) {
    return (double) counts[label][label] / Arrays.stream(counts[label]).sum();
  }

  private static Sheet pairs(String title, List<String> classes, long[][] counts) {
    List<Pair> wrong =
        IntStream.range(0, counts.length)
            .boxed()
            .flatMap(
                c ->
                    IntStream.range(0, counts.length)
                        .filter(p -> p != c && counts[c][p] > 0)
                        .mapToObj(p -> new Pair(c, p, counts[c][p])))
            .sorted((a, b) -> Long.compare(b.count(), a.count()))
            .toList();
    Sheet sheet = new Sheet(title).left("label", "predicted").right("count", "share of label");
    for (Pair p : wrong.subList(0, Math.min(MOST_PAIRS, wrong.size()))) {
      double share = (double) p.count() / Arrays.stream(counts[p.label()]).sum();
      sheet.row(
          classes.get(p.label()),
          classes.get(p.predicted()),
          Say.count(p.count()),
          Say.percent(share));
    }
    int more = wrong.size() - sheet.size();
    sheet.note(more > 0 ? "… and " + Say.count(more, "rarer confusion") : "");
    return sheet.note(
        "the most frequent confusions; a matrix is shown up to " + MOST_CLASSES + " classes");
  }
}
