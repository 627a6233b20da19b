package org.winnow.datasets.repository;

import java.time.Instant;

/**
 * What is left of an example that was erased on request.
 *
 * @param id its full id
 * @param by whoever erased it
 * @param why the reason given
 */
public record Tombstone(String id, Instant when, String by, String why) {
  /** As a sentence. */
  @Override
  public String toString() {
    String day = when.toString().substring(0, 10);
    return "example '" + id + "' was forgotten on " + day + " by " + by + ": " + why;
  }
}
