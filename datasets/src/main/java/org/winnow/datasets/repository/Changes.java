package org.winnow.datasets.repository;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.LabelEdit;

/** Tells what edits come to, example by example. */
final class Changes {
  private Changes() {}

  /** The kind of a change of judgement; empty where an example was not there and still is not. */
  static Optional<Change.Kind> kind(boolean before, boolean after, boolean same) {
    if (!before && !after) {
      return Optional.empty();
    }
    if (before != after) {
      return Optional.of(after ? Change.Kind.ADDED : Change.Kind.DROPPED);
    }
    return Optional.of(same ? Change.Kind.CONFIRMED : Change.Kind.RELABELLED);
  }

  /** What edits change between two states of a data set. */
  static LabelDiff of(List<LabelEdit> edits, Dataset before, Dataset after) {
    Map<String, LabelEdit> deciding = new LinkedHashMap<>();
    Map<String, LabelEdit> flags = new LinkedHashMap<>();
    for (LabelEdit edit : edits) {
      (edit instanceof LabelEdit.Flag ? flags : deciding).put(edit.id(), edit);
    }
    List<Change> changes = new ArrayList<>();
    for (LabelEdit edit : deciding.values()) {
      Optional<String> from = Rebase.label(before, edit.id());
      Optional<String> to = Rebase.label(after, edit.id());
      boolean there = before.ids().find(edit.id()) >= 0;
      boolean stays = after.ids().find(edit.id()) >= 0;
      kind(there, stays, from.equals(to))
          .ifPresent(kind -> changes.add(new Change(edit.id(), from, to, kind, edit.by())));
    }
    for (LabelEdit flag : flags.values()) {
      Optional<String> from = Rebase.label(before, flag.id());
      Optional<String> to = Rebase.label(after, flag.id());
      changes.add(new Change(flag.id(), from, to, Change.Kind.FLAGGED, flag.by()));
    }
    changes.sort(java.util.Comparator.comparing(Change::id).thenComparing(Change::kind));
    return new LabelDiff(changes, List.of());
  }
}
