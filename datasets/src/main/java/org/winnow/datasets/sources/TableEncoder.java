package org.winnow.datasets.sources;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.ColumnEncoding;
import org.winnow.datasets.InputException;
import org.winnow.datasets.MissingText;
import org.winnow.datasets.NumberForm;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.TableEncoding;

/** Learns from the training rows of a table how its rows become features. */
final class TableEncoder {
  /** So many different texts of a column become features at most. */
  static final int MOST_TEXTS = 100;

  private final RowText rows;
  private final int[] trainRows;
  private final List<String> notes = new ArrayList<>();

  TableEncoder(RowText rows, int[] trainRows) {
    this.rows = rows;
    this.trainRows = trainRows;
  }

  List<String> notes() {
    return notes;
  }

  /** The encoding of one column; empty, with a note, where nothing can be learnt from it. */
  Optional<ColumnEncoding> learn(int column, String name, Optional<NumberForm> form) {
    return form.isPresent() ? number(column, name, form.get()) : text(column, name);
  }

  private Optional<ColumnEncoding> number(int column, String name, NumberForm form) {
    double sum = 0;
    double first = Double.NaN;
    int known = 0;
    boolean varies = false;
    for (int row : trainRows) {
      String written = rows.text(row, column);
      if (!MissingText.is(written)) {
        double value = form.read(written.strip()).orElse(Double.NaN);
        varies |= known > 0 && value != first;
        first = known++ == 0 ? value : first;
        sum += value;
      }
    }
    int missing = trainRows.length - known;
    if (!varies && (missing == 0 || known == 0)) {
      return leftOut(name, known == 0 ? "it has no value in a training row" : "it never varies");
    }
    float fill = Double.isFinite(sum) ? (float) (sum / known) : 0;
    if (missing > 0) {
      notes.add(
          "column '"
              + name
              + "': "
              + missing
              + " missing among the training rows; missing ones become their mean, and a feature '"
              + name
              + " is missing' says so");
    }
    return Optional.of(new ColumnEncoding.Numeric(name, form, fill, missing > 0));
  }

  private Optional<ColumnEncoding> text(int column, String name) {
    Map<String, Integer> counts = new HashMap<>();
    int missing = 0;
    for (int row : trainRows) {
      String written = rows.text(row, column);
      if (MissingText.is(written)) {
        missing++;
      } else {
        counts.merge(written.strip(), 1, Integer::sum);
      }
    }
    int known = trainRows.length - missing;
    if (counts.isEmpty() || counts.size() == 1 && missing == 0) {
      return leftOut(
          name, counts.isEmpty() ? "it has no value in a training row" : "it never varies");
    }
    boolean distinct = counts.size() > known / 2;
    if (distinct && TextColumns.isProse(counts.keySet())) {
      return leftOut(
          name,
          counts.size()
              + " different texts of several words read like prose; --text "
              + (name.contains(" ") ? "'" + name + "'" : name)
              + " learns from their words");
    }
    if (counts.size() > MOST_TEXTS && distinct) {
      return leftOut(name, counts.size() + " different texts in " + known + " rows look like keys");
    }
    noteTexts(name, counts.size(), missing);
    List<String> values =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST_TEXTS)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return Optional.of(new ColumnEncoding.OneOf(name, values, missing > 0));
  }

  private void noteTexts(String name, int different, int missing) {
    boolean some = different > MOST_TEXTS;
    notes.add(
        "column '"
            + name
            + "': "
            + (some ? "the " + MOST_TEXTS + " most frequent of " : "")
            + different
            + " texts, one feature each"
            + (some ? ", and none for the others" : "")
            + (missing > 0 ? "; " + missing + " missing, with a feature of their own" : ""));
  }

  private Optional<ColumnEncoding> leftOut(String name, String reason) {
    notes.add("left out: column '" + name + "', since " + reason);
    return Optional.empty();
  }

  /**
   * All rows encoded, one after the other.
   *
   * @param columns the columns of the encodings, in their order
   * @param place names a row for messages
   */
  float[] encode(TableEncoding encoding, List<Integer> columns, RowPlace place) {
    FeatureRoom.here().check(rows.size(), encoding).ifPresent(notes::add);
    int width = encoding.width();
    float[] features = new float[rows.size() * width];
    for (int row = 0; row < rows.size(); row++) {
      int offset = row * width;
      for (int i = 0; i < columns.size(); i++) {
        ColumnEncoding column = encoding.columns().get(i);
        try {
          column.encode(rows.text(row, columns.get(i)), features, offset);
        } catch (InputException e) {
          throw new InputException(place.of(row) + ": " + e.getMessage(), e);
        }
        offset += column.width();
      }
    }
    return features;
  }

  /** Numbers and dates get mean 0 and deviation 1 over the training rows; 0/1 features stay. */
  Preparation.Standardize standardize(TableEncoding encoding, float[] features) {
    List<Float> mean = new ArrayList<>();
    List<Float> deviation = new ArrayList<>();
    int at = 0;
    for (ColumnEncoding column : encoding.columns()) {
      boolean measured = column instanceof ColumnEncoding.Numeric n && n.form() != NumberForm.TRUTH;
      for (int i = 0; i < column.width(); i++, at++) {
        Moments m =
            measured && i == 0
                ? Moments.of(features, encoding.width(), at, trainRows)
                : Moments.UNIT;
        mean.add(m.mean());
        deviation.add(m.deviation());
      }
    }
    return new Preparation.Standardize(mean, deviation);
  }

  /** Says where a row came from, as {@code data.csv, line 7}. */
  @FunctionalInterface
  interface RowPlace {
    String of(int row);
  }
}
