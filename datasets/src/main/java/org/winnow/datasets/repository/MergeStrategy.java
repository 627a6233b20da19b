package org.winnow.datasets.repository;

import java.util.Optional;
import org.winnow.datasets.InputException;

/** Who settles the conflicts of a merge: a person, or a rule for those who ask for one. */
public sealed interface MergeStrategy {
  /** A person settles each. */
  MergeStrategy ASK = new Ask();

  /** Conflicts wait for a person. */
  record Ask() implements MergeStrategy {}

  /**
   * The side whose outcome more annotators came to, each counted by their last judgement; a tie
   * waits for a person.
   */
  record Consensus() implements MergeStrategy {}

  /** The side whose judgement was committed later, by the clocks of those who committed. */
  record Newest() implements MergeStrategy {}

  /**
   * The side whose judgement is this annotator's; where neither is or both are, a person settles.
   */
  record Author(String annotator) implements MergeStrategy {}

  /**
   * Reads {@code consensus}, {@code newest} or {@code author:X}.
   *
   * @throws InputException where it is none of these
   */
  static MergeStrategy parse(String text) {
    Optional<String> author =
        text.startsWith("author:") ? Optional.of(text.substring(7).strip()) : Optional.empty();
    if (author.isPresent() && !author.get().isEmpty()) {
      return new Author(author.get());
    }
    return switch (text) {
      case "consensus" -> new Consensus();
      case "newest" -> new Newest();
      default ->
          throw new InputException(
              "'" + text + "' is no strategy; expected consensus, newest or author:NAME");
    };
  }
}
