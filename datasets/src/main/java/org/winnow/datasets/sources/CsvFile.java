package org.winnow.datasets.sources;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.zip.ZipException;
import org.winnow.datasets.InputException;

/** A table in a text file, as CSV or TSV, plain or gzip, with a line of column names. */
final class CsvFile {
  private final Path file;
  private final TextRules rules;
  private final Limits limits;

  CsvFile(Path file, LoadOptions options) {
    this.file = file;
    this.rules = options.text();
    this.limits = options.limits();
  }

  /**
   * Reads the whole file.
   *
   * @param begin is given the column names and says who takes the cells
   * @throws InputException where the file is empty, ragged, wrongly encoded or damaged, with the
   *     line
   */
  void read(Function<List<String>, CellSink> begin) {
    CsvRows rows = new CsvRows(file.toString(), begin);
    try (InputStream bytes = PackedFile.open(file, limits)) {
      CsvOpening opening = CsvOpening.of(bytes, file, rules);
      Reader text = new InputStreamReader(bytes, rules.charset().newDecoder());
      try (CsvReader<Boolean> reader =
          CsvReader.builder()
              .fieldSeparator(opening.separator())
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .detectBomHeader(false)
              .build(rows, text)) {
        reader.forEach(row -> {});
      }
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw explained(e, rows.line());
    }
    rows.checkComplete();
  }

  private RuntimeException explained(Exception e, long line) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InputException || cause instanceof CancellationException) {
        return (RuntimeException) cause;
      }
      if (cause instanceof CharacterCodingException) {
        return new WrongEncoding(file, rules.charset(), limits).explain();
      }
      if (cause instanceof ZipException || cause instanceof java.io.EOFException) {
        return new InputException(
            file + " is damaged after line " + line + ": " + cause.getMessage(), e);
      }
    }
    return new InputException(
        file + " cannot be read as a table after line " + line + ": " + e.getMessage(), e);
  }
}
