package org.winnow.datasets.repository;

/**
 * An example that both sides of a merge judged since they parted, with different outcomes.
 *
 * @param id its full id
 * @param base what held when they parted
 * @param content whether the two sides added different examples under this one id
 */
public record MergeConflict(
    String id, Verdict base, Verdict ours, Verdict theirs, boolean content) {
  /** What a choice comes to, as {@link Verdict#shown()} says it. */
  public String outcome(Choice choice) {
    return choice
        .side()
        .map(side -> (side == Side.YOURS ? ours : theirs).shown())
        .orElseGet(() -> choice.label().orElse("?"));
  }
}
