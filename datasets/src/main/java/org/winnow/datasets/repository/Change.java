package org.winnow.datasets.repository;

import java.util.Locale;
import java.util.Optional;
import org.winnow.datasets.Attribution;

/**
 * What happened to one example between two states of a data set.
 *
 * @param before its label before, empty where it had none or was not there
 * @param after its label after, empty where it has none or is not there
 * @param by who made the judgement that stands after
 */
public record Change(
    String id, Optional<String> before, Optional<String> after, Kind kind, Attribution by) {
  /** The kinds of change that are told apart and counted. */
  public enum Kind {
    /** The label is another one. */
    RELABELLED,
    /** Somebody judged again and came to the same label. */
    CONFIRMED,
    ADDED,
    DROPPED,
    /** A second look is asked for. */
    FLAGGED;

    /** As it is written in messages. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** {@code 3 → 7}, with {@code ?} for no label. */
  @Override
  public String toString() {
    return id + " " + kind.label() + " " + before.orElse("?") + " → " + after.orElse("?");
  }
}
