package org.winnow.datasets.sources;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.InputException;

/** Reads a CSV file of numbers, with or without a line of column names and a column of ids. */
final class NumberCsv {
  private static final String ID = "id";

  private final Path file;
  private final List<String> names;
  private final List<String> columns = new ArrayList<>();
  private final List<float[]> rows = new ArrayList<>();
  private final Map<String, Long> ids = new HashMap<>();
  private final List<String> idsInOrder = new ArrayList<>();
  private int idColumn = -1;
  private int fields;

  NumberCsv(Path file, List<String> names) {
    this.file = file;
    this.names = names;
  }

  NumberTable read(String sha256) throws IOException {
    TextRules rules = LoadOptions.standard().text();
    try (InputStream bytes = PackedFile.open(file, Limits.standard())) {
      CsvOpening opening = CsvOpening.of(bytes, file, rules);
      try (CsvReader<CsvRecord> reader =
          CsvReader.builder()
              .fieldSeparator(opening.separator())
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .detectBomHeader(false)
              .ofCsvRecord(new InputStreamReader(bytes, rules.charset().newDecoder()))) {
        reader.forEach(this::line);
      }
    } catch (CsvParseException | UncheckedIOException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof InputException told) {
        throw told;
      }
      throw new InputException(file + " is no UTF-8 table: " + cause.getMessage(), e);
    }
    if (rows.isEmpty()) {
      throw new InputException(file + " has no lines with numbers");
    }
    return new NumberTable(
        file.getFileName().toString(),
        idColumn < 0 ? Optional.empty() : Optional.of(idsInOrder),
        columns,
        rows.toArray(float[][]::new),
        sha256);
  }

  private void line(CsvRecord line) {
    List<String> cells = line.getFields().stream().map(String::strip).toList();
    if (fields == 0) {
      fields = cells.size();
      if (isHeader(cells)) {
        header(cells);
        return;
      }
    }
    if (cells.size() != fields) {
      throw wrong(line, "has " + cells.size() + " fields, expected " + fields);
    }
    if (idColumn >= 0) {
      id(line, cells.get(idColumn));
    }
    rows.add(numbers(line, cells));
  }

  private boolean isHeader(List<String> cells) {
    return cells.contains(ID)
        || cells.equals(names)
        || cells.stream().anyMatch(cell -> number(cell).isEmpty());
  }

  private void header(List<String> cells) {
    idColumn = cells.indexOf(ID);
    for (int c = 0; c < cells.size(); c++) {
      if (c == idColumn) {
        continue;
      }
      if (columns.contains(cells.get(c))) {
        throw new InputException(file + " has two columns '" + cells.get(c) + "'");
      }
      columns.add(cells.get(c));
    }
    if (columns.isEmpty()) {
      throw new InputException(file + " has no column of numbers beside its ids");
    }
  }

  private void id(CsvRecord line, String id) {
    Long before = ids.putIfAbsent(id, line.getStartingLineNumber());
    if (before != null) {
      throw wrong(line, "has the id '" + id + "', which is on line " + before + " too");
    }
    idsInOrder.add(id);
  }

  private float[] numbers(CsvRecord line, List<String> cells) {
    float[] row = new float[fields - (idColumn < 0 ? 0 : 1)];
    int to = 0;
    for (int c = 0; c < fields; c++) {
      if (c != idColumn) {
        String cell = cells.get(c);
        row[to++] =
            number(cell)
                .orElseThrow(() -> wrong(line, "has '" + cell + "' where a number is expected"));
      }
    }
    return row;
  }

  private static Optional<Float> number(String cell) {
    try {
      return Optional.of((float) Double.parseDouble(cell));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  private InputException wrong(CsvRecord line, String what) {
    return new InputException(file + ": line " + line.getStartingLineNumber() + " " + what);
  }
}
