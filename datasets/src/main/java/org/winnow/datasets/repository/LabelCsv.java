package org.winnow.datasets.repository;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Labels;

/**
 * Labels as a CSV file for spreadsheets and other tools: UTF-8, columns {@code
 * id,label,split,annotator}, an empty label for none.
 */
public final class LabelCsv {
  private static final String ID = "id";
  private static final String LABEL = "label";
  private static final String SPLIT = "split";
  private static final String ANNOTATOR = "annotator";
  private static final int SHOWN = 3;

  private LabelCsv() {}

  /** Writes the current label of every example, in row order; replaces an earlier file whole. */
  public static void export(Dataset data, Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null && Files.notExists(parent)) {
      throw new InputException("there is no folder " + parent + " to write " + file + " in");
    }
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(ID, LABEL, SPLIT, ANNOTATOR);
      for (int row = 0; row < data.size(); row++) {
        csv.writeRecord(
            data.ids().get(row),
            data.labels().isLabelled(row) ? data.label(row) : "",
            data.splits().of(row).label(),
            data.labels().attribution(row).annotator());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      Durable.replace(file.toAbsolutePath(), text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Durable.failure("exporting the labels", file, e);
    }
  }

  /**
   * Reads the labels that differ from a data set's as edits, in the order of the file. Examples
   * that the file leaves out stay as they are.
   *
   * @param by who made the edits; a row that names another annotator than the current label's has
   *     that one instead
   * @throws InputException naming the lines with an unknown id, a label outside the vocabulary, an
   *     id that comes twice, or a split that is not the example's own; no line is imported then
   */
  public static List<LabelEdit> importEdits(Path file, Dataset data, Attribution by) {

    List<LabelEdit> edits = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    Map<String, Long> lines = new HashMap<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text(file))) {
      for (NamedCsvRecord record : csv) {
        if (lines.isEmpty()) {
          requireColumns(file, record.getHeader());
        }
        try {
          requireFields(record);
          Long before = lines.putIfAbsent(record.getField(ID), record.getStartingLineNumber());
          if (before != null) {
            throw new InputException(
                "id '" + record.getField(ID) + "' is on line " + before + " too");
          }
          edit(record, data, by).ifPresent(edits::add);
        } catch (InputException e) {
          wrong.add("line " + record.getStartingLineNumber() + ": " + e.getMessage());
        }
      }
    } catch (CsvParseException e) {
      throw new InputException(file + " is not a CSV file: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new InputException(file + " cannot be read: " + e.getMessage(), e);
    }
    if (lines.isEmpty() && wrong.isEmpty()) {
      throw new InputException(file + " has no lines with labels below a line of column names");
    }
    if (!wrong.isEmpty()) {
      throw refused(file, wrong);
    }
    return edits;
  }

  private static InputException refused(Path file, List<String> wrong) {
    String first = String.join("\n", wrong.subList(0, Math.min(SHOWN, wrong.size())));
    String more = wrong.size() > SHOWN ? "\n… and " + (wrong.size() - SHOWN) + " more lines" : "";
    return new InputException(file + ", nothing was imported; " + first + more);
  }

  private static Reader text(Path file) throws IOException {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return new StringReader(text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      throw new InputException(file + " is not UTF-8; save it as CSV with UTF-8 encoding", e);
    }
  }

  private static void requireColumns(Path file, List<String> header) {
    if (!header.contains(ID) || !header.contains(LABEL)) {
      throw new InputException(
          file
              + " needs the columns id and label, optionally split and annotator; it has "
              + header);
    }
  }

  private static void requireFields(NamedCsvRecord record) {
    if (record.getFieldCount() != record.getHeader().size()) {
      throw new InputException(
          record.getFieldCount() + " fields, expected " + record.getHeader().size());
    }
  }

  private static Optional<LabelEdit> edit(NamedCsvRecord record, Dataset data, Attribution by) {
    String id = record.getField(ID);
    int row = data.ids().find(id);
    if (row < 0) {
      throw new InputException("no example has the id '" + id + "'");
    }
    String split = record.findField(SPLIT).orElse("").strip();
    if (!split.isEmpty() && !split.equals(data.splits().of(row).label())) {
      throw new InputException(
          "'"
              + id
              + "' is in "
              + data.splits().of(row).label()
              + ", not "
              + split
              + "; a split never changes");
    }
    String label = record.getField(LABEL);
    int to = label.isEmpty() ? Labels.NONE : data.schema().requireClass(label);
    if (to == data.labels().classOf(row)) {
      return Optional.empty();
    }
    String annotator = record.findField(ANNOTATOR).orElse("").strip();
    boolean named =
        !annotator.isEmpty() && !annotator.equals(data.labels().attribution(row).annotator());
    return Optional.of(
        new LabelEdit.Relabel(
            id,
            Rebase.label(data, id),
            label.isEmpty() ? Optional.empty() : Optional.of(label),
            named ? new Attribution(annotator, by.origin()) : by));
  }
}
