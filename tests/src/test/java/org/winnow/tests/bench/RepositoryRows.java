package org.winnow.tests.bench;

import java.util.Locale;

/** Rows of one part of the repository's benchmark: medians of timings, with the bars they have. */
final class RepositoryRows {
  private static final String WINNOW = "winnow";
  private final BenchRows rows;
  private final Timings timings = new Timings();

  RepositoryRows(BenchRows rows) {
    this.rows = rows;
  }

  /** Takes the time of one round of some work. */
  void time(String what, Timings.Work work) {
    try {
      timings.time(what, work);
    } catch (Exception e) {
      throw new IllegalStateException(what + ": the benchmark's own work failed", e);
    }
  }

  double median(String what) {
    return timings.median(what);
  }

  /** The median time of some work, and what its thread computed in it. */
  void told(String what) {
    rows.add(what, WINNOW, timings.median(what), "s");
    computed(what);
  }

  /** The same, with what it may take at most. */
  void told(String what, double most) {
    rows.addMost(what, WINNOW, timings.median(what), "s", most);
    computed(what);
  }

  private void computed(String what) {
    rows.add(what, WINNOW + ", processor", timings.median(Timings.PROCESSOR + what), "s");
  }

  /** The median time of a contender, and how many times Winnow's that is. */
  void beside(String what, String contender, String timed) {
    double theirs = timings.median(timed);
    rows.add(what, contender, theirs, "s", theirs / timings.median(what));
  }

  void add(String what, String contender, double value, String unit) {
    rows.add(what, contender, value, unit);
  }

  void add(String what, double value, String unit) {
    rows.add(what, WINNOW, value, unit);
  }

  void most(String what, double value, String unit, double most) {
    rows.addMost(what, WINNOW, value, unit, most);
  }

  void none(String what, int count) {
    rows.addNone(what, WINNOW, count);
  }

  static String edits(int count) {
    return String.format(Locale.ROOT, "%,d edits", count);
  }
}
