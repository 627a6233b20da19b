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
import org.winnow.datasets.MissingText;
import org.winnow.datasets.NumberForm;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.SourceNote;
import org.winnow.datasets.Split;
import org.winnow.datasets.TableEncoding;
import org.winnow.datasets.TextEncoding;
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
    return load(file, options, SourceNote.named(file.getFileName().toString()));
  }

  /** Of a CSV or TSV file whose origin is known. */
  static Loaded load(Path file, LoadOptions options, SourceNote note) {
    RowText rows = new RowText();
    Table table = Tables.read(file, options, rows);
    return new TableSource(file.getFileName().toString(), table, rows, options).load(note);
  }

  /** Of a table in memory, as it is now. */
  static Loaded of(Table table, LoadOptions options) {
    String name = table.name() == null || table.name().isBlank() ? "table" : table.name();
    if (table.isEmpty()) {
      throw new InputException("the table '" + name + "' has no rows");
    }
    return new TableSource(name, table, RowText.of(table), options).load(SourceNote.named(name));
  }

  private Loaded load(SourceNote note) {
    Assembly assembly =
        new Assembly(name, options)
            .source(note)
            .fingerprints(fingerprints())
            .labels(new Labelling.Source(rows.size(), this::label, place::of), options.classes());
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

  /** The label as written; none where it is missing, unless a class is called so. */
  private String label(int row) {
    String written = columns.label() < 0 ? "" : rows.text(row, columns.label()).strip();
    return MissingText.is(written) && !options.classes().contains(written) ? "" : written;
  }

  private void encode(Assembly assembly) {
    int[] trainRows = assembly.split().rows(Split.TRAIN);
    TableEncoder encoder = new TableEncoder(rows, trainRows);
    TableEncoding encoding = known().orElseGet(() -> learn(encoder, trainRows));
    List<Integer> used = encoding.columns().stream().map(c -> columns.require(c.column())).toList();
    float[] features = encoder.encode(encoding, used, place);
    encoder.notes().forEach(assembly::note);
    for (TextEncoding text : encoding.texts()) {
      int column = columns.require(text.column());
      TextColumns.notes(text, rows.size(), row -> rows.text(row, column)).forEach(assembly::note);
    }
    assembly
        .features(
            encoding.shape(),
            Features.ofFloats(features, encoding.width()),
            preparation(encoder, encoding, features))
        .featureNames(encoding.featureNames())
        .views(views(encoding));
  }

  private static Preparation preparation(
      TableEncoder encoder, TableEncoding encoding, float[] features) {
    return encoding.tokens().isPresent()
        ? new Preparation(List.of(encoding))
        : new Preparation(List.of(encoding, encoder.standardize(encoding, features)));
  }

  /**
   * Rows as they were written, without their label: that is shown beside them as it stands, and
   * what the source said may have been corrected, or kept from view by planted mistakes. A text
   * that is all there is of an example is shown as it stands.
   */
  private Views views(TableEncoding encoding) {
    RowText texts = rows;
    List<Integer> content = columns.content();
    List<String> text = encoding.texts().stream().map(TextEncoding::column).toList();
    if (content.size() == 1 && text.contains(table.column(content.get(0)).name())) {
      int only = content.get(0);
      return row -> new ExampleView.Passage(texts.text(row, only));
    }
    List<Integer> shown = columns.shown();
    List<String> names = shown.stream().map(c -> table.column(c).name()).toList();
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

  private TableEncoding learn(TableEncoder encoder, int[] trainRows) {
    WordRules rules = options.columns().words();
    TextColumns texts = new TextColumns(rules, trainRows, encoder.notes());
    List<ColumnEncoding> encodings = new ArrayList<>();
    for (int c : columns.features()) {
      String title = table.column(c).name();
      if (rules.holds(title)) {
        encodings.add(texts.learn(title, row -> rows.text(row, c)));
      } else {
        encoder.learn(c, title, form(table.column(c))).ifPresent(encodings::add);
      }
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
