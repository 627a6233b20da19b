package org.winnow.datasets.repository;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Origin;

/** What each annotator last said of each example, whichever of it stands. */
public final class Judges {
  private static final List<String> COLUMNS = List.of("id", "annotator", "label");

  private Judges() {}

  /**
   * One annotator's judgement of one example.
   *
   * @param label a class
   */
  public record Said(String id, String annotator, String label) {}

  /**
   * The labels that people gave in some commits, as branches; those that came with the data are
   * nobody's. Where two commits have judgements of one annotator, those of the later one count.
   */
  public static List<Said> of(DatasetRepository repository, List<String> revisions) {
    Map<List<String>, Said> all = new LinkedHashMap<>();
    for (String revision : revisions) {
      repository.working(
          "looking who judged",
          copy -> {
            CommitFiles files =
                CommitFiles.read(copy.git(), Revisions.resolve(copy.git(), revision, copy.base()));
            Shards.eachLine(
                copy.git(),
                CommitFiles.LABELS,
                files.labels(),
                (shard, line) -> take(Judgement.read(line), files.vocabulary(), all));
            return null;
          });
    }
    return List.copyOf(all.values());
  }

  private static void take(
      Judgement judgement, Vocabulary vocabulary, Map<List<String>, Said> all) {
    if (judgement.classId().isPresent() && !judgement.by().origin().equals(Origin.SOURCE)) {
      String who = judgement.by().annotator();
      String label = vocabulary.nameOf(judgement.classId().getAsInt());
      all.put(List.of(judgement.id(), who), new Said(judgement.id(), who, label));
    }
  }

  /**
   * Judgements from a CSV file with the columns id, annotator and label.
   *
   * @throws InputException where it lacks one of them, or names an example twice for one annotator
   */
  public static List<Said> read(Path file) {
    Map<List<String>, Said> all = new LinkedHashMap<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord record : csv) {
        if (!record.getHeader().containsAll(COLUMNS)
            || record.getFieldCount() < record.getHeader().size()) {
          throw new InputException(
              "%s, line %d: expected the columns %s, got %s"
                  .formatted(file, record.getStartingLineNumber(), COLUMNS, record.getFields()));
        }
        List<String> f = COLUMNS.stream().map(record::getField).toList();
        if (all.put(f.subList(0, 2), new Said(f.get(0), f.get(1), f.get(2))) != null) {
          throw new InputException(
              "%s, line %d: %s judged %s before"
                  .formatted(file, record.getStartingLineNumber(), f.get(1), f.get(0)));
        }
      }
    } catch (CsvParseException e) {
      throw new InputException(file + " is not a CSV file: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new InputException(file + " cannot be read: " + e.getMessage(), e);
    }
    return new ArrayList<>(all.values());
  }
}
