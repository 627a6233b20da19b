package org.winnow.datasets.sources;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tech.tablesaw.api.Table;

/**
 * Reads CSV and TSV files into Tablesaw tables, fast.
 *
 * <p>The type of a column is found from all of its values: whole numbers (int, or long where they
 * need it), numbers (double), true/false, ISO dates, else text. Missing are empty cells and the
 * spellings of {@link org.winnow.datasets.MissingText}.
 */
public final class Tables {
  private Tables() {}

  /** Reads a file as {@link LoadOptions#text()} says; errors name the file and the line. */
  public static Table read(Path file, LoadOptions options) {
    return read(file, options, null);
  }

  /** As {@link #read(Path, LoadOptions)}, handing every cell to {@code rows} as well. */
  static Table read(Path file, LoadOptions options, RowText rows) {
    CsvFile csv = new CsvFile(file, options);
    List<ColumnBuilder> builders = columns(csv, Set.of(), rows);
    Set<String> again = new HashSet<>();
    builders.stream().filter(ColumnBuilder::mustReadAgain).forEach(b -> again.add(b.name()));
    if (!again.isEmpty()) {
      List<ColumnBuilder> texts = columns(csv, again, null);
      for (int i = 0; i < builders.size(); i++) {
        builders.set(i, builders.get(i).mustReadAgain() ? texts.get(i) : builders.get(i));
      }
    }
    Table table = Table.create(file.getFileName().toString());
    builders.forEach(b -> table.addColumns(b.build()));
    return table;
  }

  private static List<ColumnBuilder> columns(CsvFile csv, Set<String> onlyText, RowText rows) {
    try (ColumnSink sink = new ColumnSink(onlyText, rows)) {
      csv.read(sink::begin);
      sink.thread.finish();
      return sink.builders;
    }
  }

  /** Fills column builders: all of them, or in a second reading those that turned out as text. */
  private static final class ColumnSink implements CellSink, AutoCloseable {
    private final Set<String> onlyText;
    private final RowText rows;
    private final List<ColumnBuilder> builders = new ArrayList<>();
    private ColumnThread thread;

    ColumnSink(Set<String> onlyText, RowText rows) {
      this.onlyText = onlyText;
      this.rows = rows;
    }

    ColumnSink begin(List<String> names) {
      ColumnBuilder[] wanted = new ColumnBuilder[names.size()];
      for (int i = 0; i < wanted.length; i++) {
        ColumnBuilder builder = new ColumnBuilder(names.get(i));
        builders.add(onlyText.isEmpty() ? builder : builder.asText());
        boolean fill = onlyText.isEmpty() || onlyText.contains(names.get(i));
        wanted[i] = fill ? builder : null;
      }
      if (rows != null) {
        rows.begin(names.size());
      }
      thread = new ColumnThread(wanted);
      return this;
    }

    @Override
    public void cell(int column, char[] text, int from, int length) {
      thread.cell(text, from, length);
      if (rows != null) {
        rows.cell(column, text, from, length);
      }
    }

    @Override
    public void endRow(long line) {
      if (rows != null) {
        rows.endRow(line);
      }
    }

    @Override
    public void close() {
      if (thread != null) {
        thread.close();
      }
    }
  }
}
