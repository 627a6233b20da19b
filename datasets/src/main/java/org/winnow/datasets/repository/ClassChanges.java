package org.winnow.datasets.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares two vocabularies by the numbers of their classes. */
final class ClassChanges {
  private ClassChanges() {}

  static List<ClassChange> between(Vocabulary before, Vocabulary after) {
    SortedMap<Integer, String> old = byId(before);
    SortedMap<Integer, String> now = byId(after);
    TreeSet<Integer> ids = new TreeSet<>(old.keySet());
    ids.addAll(now.keySet());
    List<ClassChange> changes = new ArrayList<>();
    for (int id : ids) {
      ClassChange change =
          new ClassChange(Optional.ofNullable(old.get(id)), Optional.ofNullable(now.get(id)));
      if (!change.before().equals(change.after())) {
        changes.add(change);
      }
    }
    return changes;
  }

  private static SortedMap<Integer, String> byId(Vocabulary vocabulary) {
    SortedMap<Integer, String> names = new TreeMap<>();
    vocabulary.entries().forEach(entry -> names.put(entry.id(), entry.name()));
    return names;
  }
}
