package org.winnow.datasets.repository;

import java.time.Instant;
import java.util.Optional;

/**
 * Which commits a log lists.
 *
 * @param range a commit as {@code HEAD} or a branch, whose history is meant, or {@code A..B}: the
 *     commits that led to B and not to A
 * @param most at most so many
 * @param topological whether no commit comes before all that follow it, whatever the clocks said;
 *     else the newest comes first
 * @param filter which of them
 */
public record LogQuery(String range, int most, boolean topological, Filter filter) {
  /**
   * Which commits are listed.
   *
   * @param author part of the author's name or e-mail
   * @param since the earliest time of committing
   * @param example the full id of an example that they judged
   */
  public record Filter(Optional<String> author, Optional<Instant> since, Optional<String> example) {
    /** Every commit. */
    public static final Filter NONE =
        new Filter(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The whole history of the commit checked out, newest first. */
  public static LogQuery all() {
    return new LogQuery("HEAD", Integer.MAX_VALUE, false, Filter.NONE);
  }

  public LogQuery withMost(int n) {
    return new LogQuery(range, n, topological, filter);
  }

  public LogQuery of(String otherRange) {
    return new LogQuery(otherRange, most, topological, filter);
  }

  public LogQuery inTopologicalOrder() {
    return new LogQuery(range, most, true, filter);
  }

  public LogQuery by(String author) {
    return with(new Filter(Optional.of(author), filter.since, filter.example));
  }

  public LogQuery since(Instant earliest) {
    return with(new Filter(filter.author, Optional.of(earliest), filter.example));
  }

  /** Those that judged an example of this full id. */
  public LogQuery judging(String id) {
    return with(new Filter(filter.author, filter.since, Optional.of(id)));
  }

  private LogQuery with(Filter other) {
    return new LogQuery(range, most, topological, other);
  }
}
