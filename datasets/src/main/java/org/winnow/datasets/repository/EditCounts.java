package org.winnow.datasets.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How many examples a commit changed, by kind of change. */
public record EditCounts(int relabelled, int confirmed, int added, int dropped, int flagged) {
  /** The line at the end of a commit message that holds the counts. */
  static final String TRAILER = "Winnow-Edits: ";

  static EditCounts of(int[] byKind) {
    return new EditCounts(byKind[0], byKind[1], byKind[2], byKind[3], byKind[4]);
  }

  public int total() {
    return relabelled + confirmed + added + dropped + flagged;
  }

  /** {@code 12 relabelled, 1 dropped}, leaving out what did not happen. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    int[] counts = byKind();
    for (Change.Kind kind : Change.Kind.values()) {
      if (counts[kind.ordinal()] > 0) {
        parts.add(counts[kind.ordinal()] + " " + kind.label());
      }
    }
    return parts.isEmpty() ? "nothing" : String.join(", ", parts);
  }

  private int[] byKind() {
    return new int[] {relabelled, confirmed, added, dropped, flagged};
  }

  /** Reads what {@code toString} wrote; empty where it is something else. */
  static Optional<EditCounts> parse(String text) {
    int[] counts = new int[Change.Kind.values().length];
    if (text.equals("nothing")) {
      return Optional.of(of(counts));
    }
    for (String part : text.split(", ")) {
      String[] words = part.split(" ");
      if (words.length != 2 || !words[0].matches("\\d{1,9}")) {
        return Optional.empty();
      }
      boolean found = false;
      for (Change.Kind kind : Change.Kind.values()) {
        if (kind.label().equals(words[1])) {
          counts[kind.ordinal()] = Integer.parseInt(words[0]);
          found = true;
        }
      }
      if (!found) {
        return Optional.empty();
      }
    }
    return Optional.of(of(counts));
  }
}
