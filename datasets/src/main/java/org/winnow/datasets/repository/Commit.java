package org.winnow.datasets.repository;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * One recorded state of a data set.
 *
 * @param id 40 hexadecimal digits
 * @param message without the line of counts that the stored message ends with
 * @param parents ids of the commits it was made from; none for the first
 * @param counts what it changed; empty for a commit that another program made
 */
public record Commit(
    String id,
    String message,
    Author author,
    ZonedDateTime time,
    List<String> parents,
    Optional<EditCounts> counts) {
  public Commit {
    parents = List.copyOf(parents);
  }

  /** The first seven digits of the id. */
  public String shortId() {
    return id.substring(0, 7);
  }

  /** The first line of the message. */
  public String title() {
    return message.lines().findFirst().orElse("");
  }
}
