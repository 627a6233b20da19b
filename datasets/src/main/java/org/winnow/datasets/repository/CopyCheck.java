package org.winnow.datasets.repository;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.winnow.datasets.Split;

/** Finds examples with the very same bytes, by their hashes alone. */
record CopyCheck(Map<String, CheckedRows.Row> rows, Map<String, CheckedRows.Row> base) {
  private static final int SHOWN = 5;

  /** Leaks, and copies; of those that were so in the base already, none. */
  List<CheckFinding> findings() {
    Map<String, List<CheckedRows.Row>> byHash = new LinkedHashMap<>();
    for (CheckedRows.Row row : rows.values()) {
      if (row.present()) {
        byHash.computeIfAbsent(row.hash(), hash -> new ArrayList<>()).add(row);
      }
    }
    List<CheckFinding> found = new ArrayList<>();
    for (List<CheckedRows.Row> same : byHash.values()) {
      if (same.size() > 1 && same.stream().anyMatch(this::isNew)) {
        found.add(finding(same));
      }
    }
    return found;
  }

  /** Whether a row is another one than in the base: added, moved, or with another label. */
  boolean isNew(CheckedRows.Row row) {
    CheckedRows.Row before = base.get(row.id());
    return before == null
        || !before.present()
        || !before.hash().equals(row.hash())
        || before.split() != row.split()
        || !Objects.equals(before.classId(), row.classId());
  }

  private static CheckFinding finding(List<CheckedRows.Row> same) {
    List<String> ids = same.stream().map(CheckedRows.Row::id).toList();
    Set<Split> splits = same.stream().map(CheckedRows.Row::split).collect(Collectors.toSet());
    long classes = same.stream().map(CheckedRows.Row::classId).distinct().count();
    String labels = classes > 1 ? ", with different labels" : "";
    boolean leak = splits.size() > 1 && splits.contains(Split.TRAIN);
    String who = same.size() + " examples have the same bytes" + labels + ": " + listed(ids);
    return leak
        ? new CheckFinding(CheckFinding.Kind.LEAK, who + "; one is trained on, one is not", ids)
        : new CheckFinding(CheckFinding.Kind.DUPLICATE, who, ids);
  }

  private static String listed(List<String> ids) {
    String first = ids.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return ids.size() > SHOWN ? first + " …" : first;
  }
}
