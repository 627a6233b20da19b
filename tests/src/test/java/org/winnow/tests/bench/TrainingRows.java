package org.winnow.tests.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rows of the training benchmark with the bars they have to keep, printed as they come. */
final class TrainingRows {
  private final List<Row> rows = new ArrayList<>();

  /**
   * One figure.
   *
   * @param ratio how many times as good Winnow is; null where there is nothing to compare with
   * @param n values that it is the median of
   * @param bar in words; empty: none
   * @param met whether it keeps its bar; null where it has none
   */
  record Row(
      String workload,
      String contender,
      int threads,
      double value,
      String unit,
      Double ratio,
      int n,
      String bar,
      Boolean met) {}

  /** What was measured, by whom. */
  record Measured(String workload, String contender, int threads, int n) {}

  /** What a figure is judged by: it is at least, or at most, so much. */
  record Bar(double limit, boolean atLeast) {
    static Bar atLeast(double limit) {
      return new Bar(limit, true);
    }

    static Bar atMost(double limit) {
      return new Bar(limit, false);
    }

    private boolean keeps(double value) {
      return atLeast ? value >= limit : value <= limit;
    }

    @Override
    public String toString() {
      return (atLeast ? "≥ " : "≤ ") + (limit == Math.rint(limit) ? "" + (long) limit : limit);
    }
  }

  void add(Measured what, double value, String unit) {
    put(new Row(what.workload, what.contender, what.threads, value, unit, null, what.n, "", null));
  }

  /** A value that is judged itself. */
  void add(Measured what, double value, String unit, Bar bar) {
    put(
        new Row(
            what.workload,
            what.contender,
            what.threads,
            value,
            unit,
            null,
            what.n,
            bar.toString(),
            bar.keeps(value)));
  }

  /**
   * A peer's value.
   *
   * @param ratio how many times as good Winnow is
   * @param bar of that ratio, or null
   */
  void peer(Measured what, double value, String unit, Judged judged) {
    Bar bar = judged.bar;
    put(
        new Row(
            what.workload,
            what.contender,
            what.threads,
            value,
            unit,
            judged.ratio,
            what.n,
            bar == null ? "" : bar.toString(),
            bar == null ? null : bar.keeps(judged.ratio)));
  }

  /** A ratio and its bar, which may be null. */
  record Judged(double ratio, Bar bar) {}

  private void put(Row row) {
    rows.add(row);
    String ratio = row.ratio == null ? "" : String.format(Locale.ROOT, "Winnow × %.2f", row.ratio);
    String met = row.met == null ? "" : row.met ? "kept" : "MISSED";
    System.out.printf(
        Locale.ROOT,
        "%-46s %-16s %d threads %12.4g %-5s %-15s %-7s %s%n",
        row.workload,
        row.contender,
        row.threads,
        row.value,
        row.unit,
        ratio,
        row.bar,
        met);
  }

  /** Says why a figure is missing. */
  static void missing(Measured what, String reason) {
    System.out.printf("%-46s %-16s %s%n", what.workload, what.contender, reason);
  }

  void write(Path json) throws IOException {
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), rows);
  }
}
