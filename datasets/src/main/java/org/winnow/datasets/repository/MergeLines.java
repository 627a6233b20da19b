package org.winnow.datasets.repository;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Origin;

/** The records of a journal that tell of a merge in progress. */
final class MergeLines {
  static final String MERGING = "merging";
  static final String SETTLED = "settled";
  static final String REOPENED = "reopened";

  private MergeLines() {}

  static String begun(Merging merging) {
    String kind = merging.kind().name().toLowerCase(Locale.ROOT);
    return Fields.line(MERGING, kind, merging.theirs().name(), merging.name()) + '\n';
  }

  static Merging begun(LineCursor line) {
    line.require(4, 4);
    Merging.Kind kind = line.raw(1).equals("pick") ? Merging.Kind.PICK : Merging.Kind.MERGE;
    return new Merging(kind, ObjectId.fromString(line.raw(2)), line.string(3), Map.of());
  }

  /** Choices, one a line: an example, {@code ours}, {@code theirs}, {@code =LABEL} or {@code -}. */
  static String settled(Map<String, Choice> choices) {
    StringBuilder text = new StringBuilder(SETTLED + "\n");
    choices.forEach(
        (id, choice) ->
            text.append(
                    Fields.line(id, chosen(choice), choice.by().annotator(), choice.by().origin()))
                .append('\n'));
    return text.toString();
  }

  /** Conflicts that are open again, one a line. */
  static String reopened(Set<String> ids) {
    StringBuilder text = new StringBuilder(REOPENED + "\n");
    ids.forEach(id -> text.append(Fields.line(id)).append('\n'));
    return text.toString();
  }

  static Set<String> reopened(LineCursor line) {
    Set<String> ids = new LinkedHashSet<>();
    while (line.next()) {
      line.require(1, 1);
      ids.add(line.string(0));
    }
    return ids;
  }

  private static String chosen(Choice choice) {
    if (choice.side().isPresent()) {
      return choice.side().get() == Side.YOURS ? "ours" : "theirs";
    }
    return choice.label().map(label -> "=" + label).orElse("-");
  }

  static Map<String, Choice> settled(LineCursor line) {
    Map<String, Choice> choices = new LinkedHashMap<>();
    while (line.next()) {
      line.require(4, 4);
      Attribution by = new Attribution(line.string(2), Origin.parse(line.string(3)));
      String chosen = line.string(1);
      choices.put(
          line.string(0),
          switch (chosen) {
            case "ours" -> Choice.of(Side.YOURS, by);
            case "theirs" -> Choice.of(Side.THEIRS, by);
            case "-" -> Choice.of(Optional.empty(), by);
            default -> Choice.of(Optional.of(chosen.substring(1)), by);
          });
    }
    return choices;
  }
}
