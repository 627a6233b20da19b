package org.winnow.packages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.ColumnEncoding;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Split;
import org.winnow.datasets.TableEncoding;

/**
 * Which examples become golden rows: of each class in turn, in the order of their ids, from the
 * validation split where it has any. Of a table or of texts only those that, as they are written,
 * give the very values that the data set has of them.
 *
 * @param split where they are from
 * @param written as they are written, of a table or of texts
 */
public record GoldenChoice(int[] rows, Split split, Optional<WrittenRows> written) {
  /**
   * Chooses.
   *
   * @param preparation of the model that will be asked
   * @param most 1 to {@link GoldenRows#MOST}
   * @throws InputException where there is none to choose
   */
  public static GoldenChoice of(Dataset data, Preparation preparation, int most) {
    if (most < 1 || most > GoldenRows.MOST) {
      throw new InputException("golden rows must be 1 to " + GoldenRows.MOST + ", got " + most);
    }
    for (Split split : List.of(Split.VALIDATION, Split.TEST, Split.TRAIN)) {
      GoldenChoice found = of(data, preparation.encoding(), split, most);
      if (found.size() > 0) {
        return found;
      }
    }
    throw new InputException(
        "no example of "
            + data.name()
            + " can stand in a package: the model's preparation makes"
            + " other values of it than the data have");
  }

  private static GoldenChoice of(
      Dataset data, Optional<TableEncoding> encoding, Split split, int most) {
    List<List<Integer>> byClass = byClass(data, split);
    List<Integer> chosen = new ArrayList<>();
    List<List<String>> written = new ArrayList<>();
    int longest = byClass.stream().mapToInt(List::size).max().orElse(0);
    for (int turn = 0; turn < longest; turn++) {
      for (List<Integer> rows : byClass) {
        if (turn >= rows.size() || chosen.size() == most) {
          continue;
        }
        int row = rows.get(turn);
        if (encoding.isEmpty()) {
          chosen.add(row);
        } else {
          writtenSo(data, encoding.get(), row)
              .ifPresent(
                  values -> {
                    chosen.add(row);
                    written.add(values);
                  });
        }
      }
    }
    return new GoldenChoice(
        chosen.stream().mapToInt(Integer::intValue).toArray(),
        split,
        encoding.map(e -> new WrittenRows(columns(e), written)));
  }

  private static List<List<Integer>> byClass(Dataset data, Split split) {
    List<List<Integer>> byClass = new ArrayList<>();
    for (int c = 0; c <= data.schema().classes().size(); c++) {
      byClass.add(new ArrayList<>()); // the last is for those without a label
    }
    for (int row : data.ids().order()) {
      if (data.splits().of(row) == split) {
        int label = data.labels().isLabelled(row) ? data.labels().classOf(row) : -1;
        byClass.get(label < 0 ? byClass.size() - 1 : label).add(row);
      }
    }
    return byClass;
  }

  private static List<String> columns(TableEncoding encoding) {
    return encoding.columns().stream().map(ColumnEncoding::column).toList();
  }

  /** The row's values in the encoding's columns, where they give the features that it has. */
  private static Optional<List<String>> writtenSo(Dataset data, TableEncoding encoding, int row) {
    List<String> columns = columns(encoding);
    List<String> values = new ArrayList<>();
    ExampleView view = data.views().of(row);
    for (String column : columns) {
      Optional<String> value = value(view, column);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    float[] features = new float[data.features().width()];
    data.features().copyRow(row, features, 0);
    try {
      boolean same = Arrays.equals(encoding.encode(columns, values), features);
      return same ? Optional.of(values) : Optional.empty();
    } catch (InputException e) {
      return Optional.empty(); // shown in another form than it was read from
    }
  }

  private static Optional<String> value(ExampleView view, String column) {
    if (view instanceof ExampleView.Row row) {
      int at = row.columns().indexOf(column);
      return at < 0 ? Optional.empty() : Optional.of(row.values().get(at));
    }
    return view instanceof ExampleView.Passage text ? Optional.of(text.text()) : Optional.empty();
  }

  /** How many were found. */
  public int size() {
    return rows.length;
  }

  int row(int i) {
    return rows[i];
  }
}
