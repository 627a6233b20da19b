package org.winnow.datasets.repository;

import java.util.Optional;
import org.winnow.datasets.Attribution;

/**
 * What was last decided on one example at one commit.
 *
 * @param label its class, empty where it has none or is not there
 * @param by who decided; empty where it was never there
 */
public record Verdict(Kind kind, Optional<String> label, Optional<Attribution> by) {
  /** Whether the example is in the data set. */
  public enum Kind {
    /** It is, with a label or without one. */
    THERE,
    DROPPED,
    /** It was erased on request. */
    FORGOTTEN,
    /** It was never added, or that was reverted. */
    UNKNOWN
  }

  static Verdict of(Optional<Judgement> standing, Vocabulary vocabulary) {
    if (standing.isEmpty()) {
      return new Verdict(Kind.UNKNOWN, Optional.empty(), Optional.empty());
    }
    Judgement judgement = standing.get();
    Optional<String> label =
        judgement.classId().isPresent()
            ? Optional.of(vocabulary.nameOf(judgement.classId().getAsInt()))
            : Optional.empty();
    Kind kind =
        switch (judgement.kind()) {
          case LABEL -> Kind.THERE;
          case FORGET -> Kind.FORGOTTEN;
          default -> Kind.DROPPED;
        };
    return new Verdict(kind, label, Optional.of(judgement.by()));
  }

  /** The label, {@code ?} for none, {@code dropped}, or {@code not there}. */
  public String shown() {
    return switch (kind) {
      case THERE -> label.orElse("?");
      case DROPPED -> "dropped";
      case FORGOTTEN -> "forgotten";
      case UNKNOWN -> "not there";
    };
  }
}
