package org.winnow.datasets.repository;

import java.util.Optional;

/**
 * An example that this session and somebody else judged differently, from the same state.
 *
 * @param yours the label you gave it, empty for none; {@code yoursDropped} tells a dropped example
 * @param theirs the label it has now, empty for none; {@code theirsDropped} tells a dropped example
 */
public record EditConflict(
    String id,
    Optional<String> yours,
    boolean yoursDropped,
    Optional<String> theirs,
    boolean theirsDropped) {
  /** {@code ID (yours 3, theirs 7)}. */
  @Override
  public String toString() {
    return id
        + " (yours "
        + shown(yours, yoursDropped)
        + ", theirs "
        + shown(theirs, theirsDropped)
        + ")";
  }

  private static String shown(Optional<String> label, boolean dropped) {
    return dropped ? "dropped" : label.orElse("?");
  }
}
