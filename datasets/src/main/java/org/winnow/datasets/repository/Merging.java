package org.winnow.datasets.repository;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A merge that waits for its conflicts to be settled.
 *
 * @param kind what is done
 * @param theirs the commit that is merged into the one checked out
 * @param name how a person named it
 * @param choices by full id, how conflicts are settled so far
 */
record Merging(Kind kind, ObjectId theirs, String name, Map<String, Choice> choices) {
  /** What is done with another commit. */
  enum Kind {
    /** All that it has; the next commit has both as parents. */
    MERGE,
    /** What it changed alone. */
    PICK
  }

  Merging {
    choices = Map.copyOf(choices);
  }

  /** The same merge, with nothing settled yet. */
  Merging unsettled() {
    return new Merging(kind, theirs, name, Map.of());
  }

  Merging without(Set<String> reopened) {
    Map<String, Choice> left = new LinkedHashMap<>(choices);
    left.keySet().removeAll(reopened);
    return new Merging(kind, theirs, name, left);
  }

  Merging with(Map<String, Choice> more) {
    Map<String, Choice> all = new LinkedHashMap<>(choices);
    all.putAll(more);
    return new Merging(kind, theirs, name, all);
  }
}
