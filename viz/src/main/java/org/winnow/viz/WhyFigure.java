package org.winnow.viz;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.winnow.datasets.Dataset;
import org.winnow.insight.Why;

/**
 * All the evidence about one label: the example, what the network thinks of it, how its loss went
 * over the epochs, and its nearest neighbours with their labels. A text or row of a table, which no
 * picture can hold, is shown with it all as HTML.
 */
public final class WhyFigure {
  /** So many classes are named, the most probable first. */
  static final int CLASSES = 6;

  /** So many neighbours are shown. */
  static final int NEIGHBOURS = 10;

  private static final int EPOCHS = 12;

  /** Longer texts are cut, in characters. */
  private static final int MOST_WORDS = 4000;

  private WhyFigure() {}

  /**
   * @throws IllegalArgumentException where the data set does not hold the example
   */
  public static Figure of(Dataset data, Why why) {
    int row = data.ids().find(why.suspect().id());
    if (row < 0) {
      throw new IllegalArgumentException("no example " + why.suspect().id() + " in " + data.name());
    }
    String words = Gallery.words(data.views().of(row));
    String text =
        String.join(
                "\n\n",
                heading(data, why, row),
                Escape.line(words, MOST_WORDS),
                probabilities(data, why).text(),
                why.epochs().isEmpty() ? "" : epochs(data, why).text(),
                why.neighbours().isEmpty() ? "" : neighbours(data, why).text())
            .strip()
            .replaceAll("\n{3,}", "\n\n");
    Figure figure = words.isEmpty() ? Figure.text(text) : Figure.html(html(data, why, row), text);
    return Drawing.attach(figure, new WhyPicture(data, why, row)::png);
  }

  private static String html(Dataset data, Why why, int row) {
    String[] heading = heading(data, why, row).split("\n", 2);
    String words = data.views().of(row).text();
    int most =
        words.offsetByCodePoints(0, Math.min(MOST_WORDS, words.codePointCount(0, words.length())));
    return Html.heading(heading[0])
        + Html.note(heading[1])
        + "<div style=\"white-space:pre-wrap;border:1px solid #888;padding:4px 8px\">"
        + Escape.html(words.substring(0, most) + (most < words.length() ? "…" : ""))
        + "</div>"
        + probabilities(data, why).html()
        + (why.epochs().isEmpty() ? "" : epochs(data, why).html())
        + (why.neighbours().isEmpty() ? "" : neighbours(data, why).html());
  }

  private static String heading(Dataset data, Why why, int row) {
    List<String> classes = data.schema().classes();
    String label = classes.get(why.suspect().given());
    return "example "
        + data.ids().shortest(row)
        + ": labelled "
        + Escape.line(label)
        + ", suggested "
        + Escape.line(classes.get(why.suspect().suggested()))
        + " ("
        + Say.probability(why.suspect().probability())
        + "), suspect "
        + Say.count(why.rank() + 1L)
        + " of "
        + Say.count(why.of())
        + (data.label(row).equals(label) ? "" : ", now labelled " + Escape.line(data.label(row)))
        + "\n"
        + Escape.line(why.suspect().reason());
  }

  /** Class indices to show: the most probable by either judgement, always with the given label. */
  static int[] shownClasses(Why why) {
    int given = why.suspect().given();
    int[] sorted =
        IntStream.range(0, why.network().length)
            .boxed()
            .sorted((a, b) -> Float.compare(weight(why, b), weight(why, a)))
            .mapToInt(Integer::intValue)
            .limit(CLASSES)
            .toArray();
    if (Arrays.stream(sorted).noneMatch(c -> c == given)) {
      sorted[sorted.length - 1] = given;
    }
    return sorted;
  }

  private static float weight(Why why, int c) {
    return Math.max(why.network()[c], why.posterior()[c]);
  }

  private static Sheet probabilities(Dataset data, Why why) {
    Sheet sheet = new Sheet("").left("class").right("network says", "probably true");
    for (int c : shownClasses(why)) {
      sheet.row(
          data.schema().classes().get(c),
          Say.probability(why.network()[c]),
          Say.probability(why.posterior()[c]));
    }
    return sheet;
  }

  private static Sheet epochs(Dataset data, Why why) {
    Sheet sheet = new Sheet("").right("epoch", "loss", "margin").left("said");
    int n = why.epochs().size();
    int every = (n + EPOCHS - 1) / EPOCHS;
    for (int e = 0; e < n; e++) {
      if ((e + 1) % every == 0 || e == 0 || e == n - 1) {
        Why.Epoch epoch = why.epochs().get(e);
        sheet.row(
            Integer.toString(e + 1),
            Say.decimal(epoch.loss()),
            Say.decimal(epoch.margin()),
            data.schema().classes().get(epoch.prediction()));
      }
    }
    return sheet;
  }

  private static Sheet neighbours(Dataset data, Why why) {
    Sheet sheet = new Sheet("").left("nearest", "label").right("similarity").left("example");
    for (Why.Neighbour near : why.neighbours().stream().limit(NEIGHBOURS).toList()) {
      int row = data.ids().find(near.id());
      sheet.row(
          row < 0 ? near.id() : data.ids().shortest(row),
          data.schema().classes().get(near.label()),
          Say.decimal(near.similarity()),
          row < 0 ? "no longer in the data set" : Gallery.words(data.views().of(row)));
    }
    return sheet;
  }
}
