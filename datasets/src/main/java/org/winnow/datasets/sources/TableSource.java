package org.winnow.datasets.sources;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.ColumnEncoding;
import org.winnow.datasets.ExampleIds;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.Features;
import org.winnow.datasets.InputException;
import org.winnow.datasets.NumberForm;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Shape;
import org.winnow.datasets.SourceNote;
import org.winnow.datasets.Split;
import org.winnow.datasets.TableEncoding;
import org.winnow.datasets.Views;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Makes a data set of a table: one example a row. */
final class TableSource {
  private final String name;
  private final Table table;
  private final RowText rows;
  private final LoadOptions options;
  private final TableColumns columns;
  private final TableEncoder.RowPlace place;

  private TableSource(String name, Table table, RowText rows, LoadOptions options) {
    this.name = name;
    this.table = table;
    this.rows = rows;
    this.options = options;
    this.columns = new TableColumns(name, table.columnNames(), options);
    String unit = rows.size() > 0 && rows.line(0) > 0 ? ", line " : ", row ";
    this.place = row -> name + unit + rows.line(row);
  }

  /** Of a CSV or TSV file. */
  static Loaded load(Path file, LoadOptions options) {
    RowText rows = new RowText();
    Table table = Tables.read(file, options, rows);
    return new TableSource(file.getFileName().toString(), table, rows, options).load();
  }

  /** Of a table in memory, as it is now. */
  static Loaded of(Table table, LoadOptions options) {
    String name = table.name() == null || table.name().isBlank() ? "table" : table.name();
    if (table.isEmpty()) {
      throw new InputException("the table '" + name + "' has no rows");
    }
    return new TableSource(name, table, RowText.of(table), options).load();
  }

  private Loaded load() {
    Assembly assembly =
        new Assembly(name, options)
            .source(SourceNote.named(name))
            .fingerprints(fingerprints())
            .labels(
                new Labelling.Source(
                    rows.size(),
                    row -> columns.label() < 0 ? null : rows.text(row, columns.label()).strip(),
                    place::of),
                options.classes());
    columns.notes().forEach(assembly::note);
    if (columns.id() >= 0) {
      assembly.keys(keys());
    }
    if (columns.splitBy() >= 0) {
      assembly.splitsByColumn(new TableSplits(rows, columns.splitBy(), options.split(), place)::of);
    }
    encode(assembly);
    return assembly.build();
  }

  private void encode(Assembly assembly) {
    TableEncoder encoder = new TableEncoder(rows, assembly.split().rows(Split.TRAIN));
    TableEncoding encoding = known().orElseGet(() -> learn(encoder));
    encoder.notes().forEach(assembly::note);
    List<Integer> used = encoding.columns().stream().map(c -> columns.require(c.column())).toList();
    float[] features = encoder.encode(encoding, used, place);
    Preparation.Standardize standard = encoder.standardize(encoding, features);
    assembly
        .features(
            Shape.vector(encoding.width()),
            Features.ofFloats(features, encoding.width()),
            new Preparation(List.of(encoding, standard)))
        .featureNames(encoding.featureNames())
        .views(views());
  }

  /**
   * Rows as they were written, without their label: that is shown beside them as it stands, and
   * what the source said may have been corrected, or kept from view by planted mistakes.
   */
  private Views views() {
    List<Integer> shown = columns.shown();
    List<String> names = shown.stream().map(c -> table.column(c).name()).toList();
    RowText texts = rows;
    return row -> new ExampleView.Row(names, texts.texts(row, shown));
  }

  /** The encoding of the data set that the rows must fit, where there is one. */
  private Optional<TableEncoding> known() {
    return options
        .like()
        .map(
            d ->
                d.preparation()
                    .encoding()
                    .orElseThrow(
                        () ->
                            new InputException(
                                "rows of a table cannot be added to '" + d.name() + "'")));
  }

  private TableEncoding learn(TableEncoder encoder) {
    List<ColumnEncoding> encodings = new ArrayList<>();
    for (int c : columns.features()) {
      encoder.learn(c, table.column(c).name(), form(table.column(c))).ifPresent(encodings::add);
    }
    if (encodings.isEmpty()) {
      throw new InputException(
          name + ": no column is of use as a feature: " + String.join("; ", encoder.notes()));
    }
    return new TableEncoding(encodings);
  }

  /**
   * How a column's values are written; empty for texts. By class, since Tablesaw may hold two equal
   * objects of one column type, depending on which of its classes was loaded first.
   */
  private static Optional<NumberForm> form(Column<?> column) {
    if (column instanceof BooleanColumn) {
      return Optional.of(NumberForm.TRUTH);
    }
    if (column instanceof DateColumn || column instanceof DateTimeColumn) {
      return Optional.of(NumberForm.DATE);
    }
    return column instanceof NumericColumn ? Optional.of(NumberForm.DECIMAL) : Optional.empty();
  }

  private Fingerprints fingerprints() {
    List<Integer> kept = columns.ofExample();
    ExampleHash.RowHash hash =
        new ExampleHash().rows(kept.stream().map(c -> table.column(c).name()).toList());
    Fingerprints prints = new Fingerprints(rows.size());
    for (int row = 0; row < rows.size(); row++) {
      byte[][] cells = rows.bytes(row);
      hash.begin();
      for (int i : hash.order()) {
        hash.add(i, cells[kept.get(i)]);
      }
      prints.add(hash.end());
    }
    return prints;
  }

  private ExampleIds keys() {
    Map<String, Integer> seen = new HashMap<>();
    List<String> keys = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      String key = rows.text(row, columns.id()).strip();
      Integer before = seen.putIfAbsent(key, row);
      if (before != null || key.isEmpty()) {
        throw new InputException(
            place.of(row)
                + ": key '"
                + key
                + "' in column '"
                + table.column(columns.id()).name()
                + (key.isEmpty() ? "' is empty" : "' comes twice, first in " + place.of(before))
                + "; every example needs a key of its own");
      }
      keys.add(key);
    }
    return ExampleIds.of(keys);
  }
}
