package org.winnow.viz;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Origin;
import org.winnow.datasets.repository.Author;
import org.winnow.datasets.repository.Change;
import org.winnow.datasets.repository.ClassChange;
import org.winnow.datasets.repository.Commit;
import org.winnow.datasets.repository.EditCounts;
import org.winnow.datasets.repository.LabelDiff;

/** Commits and differences as a repository gives them. */
final class History {
  private History() {}

  static List<Commit> commits() {
    ZonedDateTime time = ZonedDateTime.of(2026, 3, 1, 9, 30, 0, 0, ZoneId.of("UTC"));
    Author ada = new Author("Ada", "ada@example.org");
    return List.of(
        new Commit(
            "c0ffee1" + "0".repeat(33),
            "Fix sevens\n\nThey looked like ones.",
            ada,
            time.plusDays(1),
            List.of("a11ce00" + "0".repeat(33)),
            Optional.of(new EditCounts(12, 0, 0, 1, 0))),
        new Commit(
            "a11ce00" + "0".repeat(33), "Import <digits>", ada, time, List.of(), Optional.empty()));
  }

  /** Relabels rows 0, 10, 20 … 0 → 1, accepts row 5 from a model, drops row 7, adds one unknown. */
  static LabelDiff diff(Dataset data) {
    List<Change> changes = new ArrayList<>();
    for (int row = 0; row < 60; row += 10) {
      changes.add(change(data.ids().get(row), "0", "1", Change.Kind.RELABELLED, Origin.HAND));
    }
    Origin model = new Origin.Model("0123456789abcdef", .97);
    changes.add(change(data.ids().get(5), "5", "6", Change.Kind.RELABELLED, model));
    changes.add(change(data.ids().get(7), "7", null, Change.Kind.DROPPED, Origin.HAND));
    changes.add(change("f".repeat(32), null, "3", Change.Kind.ADDED, Origin.SOURCE));
    return new LabelDiff(changes, List.of(new ClassChange(Optional.of("seven"), Optional.of("7"))));
  }

  private static Change change(
      String id, String before, String after, Change.Kind kind, Origin origin) {
    return new Change(
        id,
        Optional.ofNullable(before),
        Optional.ofNullable(after),
        kind,
        new Attribution("Ada", origin));
  }
}
