package org.winnow.datasets.repository;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Origin;

/**
 * What one annotator once said of one example: a line of a label file.
 *
 * @param counter above that of every judgement of this example that was known when it was made
 * @param classId the class given, empty where no label is given
 * @param note why, possibly empty
 */
record Judgement(
    String id, int counter, Kind kind, OptionalInt classId, Attribution by, String note) {
  /** What is judged. */
  enum Kind {
    /** The example has this label, or none. */
    LABEL,
    /** The example does not belong to the data set. */
    DROP,
    /** The example wants a second look. */
    FLAG,
    /** The example was erased on request. */
    FORGET;

    final String word = name().toLowerCase(Locale.ROOT);
    final byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);

    static Kind parse(String word) {
      for (Kind kind : values()) {
        if (kind.word.equals(word)) {
          return kind;
        }
      }
      throw new InputException("has the kind '" + word + "', expected label, drop, flag or forget");
    }
  }

  /** The order of lines in a file: id by its bytes, then counter, then annotator. */
  static final Comparator<Judgement> ORDER =
      Comparator.comparing(Judgement::idBytes, Arrays::compareUnsigned)
          .thenComparingInt(Judgement::counter)
          .thenComparing(Judgement::line);

  Judgement {
    if (classId.isPresent() && kind != Kind.LABEL) {
      throw new InputException("a judgement of kind " + kind.word + " names no class");
    }
  }

  private byte[] idBytes() {
    return Fields.escape(id).getBytes(StandardCharsets.UTF_8);
  }

  /** Whether it says what the example's label is, or that it has none. */
  boolean decides() {
    return kind != Kind.FLAG;
  }

  /** Of an example's judgements, in their order, the one that decides; empty where none does. */
  static Optional<Judgement> standing(List<Judgement> ordered) {
    return ordered.stream().filter(Judgement::decides).reduce((first, last) -> last);
  }

  /** Whether the example of a standing judgement is in the data set. */
  static boolean present(Optional<Judgement> standing) {
    return standing.isPresent() && standing.get().kind() == Kind.LABEL;
  }

  /** The same, with another number for its class where there is one. */
  Judgement withClasses(Map<Integer, Integer> numbers) {
    if (classId.isEmpty()) {
      return this;
    }
    int number = numbers.getOrDefault(classId.getAsInt(), classId.getAsInt());
    return new Judgement(id, counter, kind, OptionalInt.of(number), by, note);
  }

  Judgement counted(int newCounter) {
    return new Judgement(id, newCounter, kind, classId, by, note);
  }

  String line() {
    String given = classId.isPresent() ? Integer.toString(classId.getAsInt()) : "-";
    String line = Fields.line(id, by.annotator(), kind.word, given, counter, by.origin());
    return note.isEmpty() ? line : line + '\t' + Fields.escape(note);
  }

  /** Reads the line that a cursor stands on. */
  static Judgement read(LineCursor line) {
    line.require(6, 7);
    try {
      return new Judgement(
          line.string(0),
          line.number(4),
          Kind.parse(line.raw(2)),
          line.is(3, '-') ? OptionalInt.empty() : OptionalInt.of(line.number(3)),
          new Attribution(line.string(1), Origin.parse(line.string(5))),
          line.fields() == 7 ? line.string(6) : "");
    } catch (InputException e) {
      throw e.getMessage().contains(", line ")
          ? e
          : line.wrong("is no judgement: " + e.getMessage());
    }
  }
}
