package org.winnow.tests.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rows of a benchmark's table, printed as they come and written at the end. */
final class BenchRows {
  private static final double MOST_GROWTH = 1.05;

  private final List<Row> rows = new ArrayList<>();
  private final int threads;

  BenchRows(int threads) {
    this.threads = threads;
  }

  /**
   * One figure; {@code ratio} is null where there is nothing to compare with, {@code bar} and
   * {@code met} where there is nothing that it has to keep.
   */
  record Row(
      String workload,
      String contender,
      int threads,
      double value,
      String unit,
      Double ratio,
      @JsonInclude(JsonInclude.Include.NON_NULL) String bar,
      @JsonInclude(JsonInclude.Include.NON_NULL) Boolean met) {

    Row(String workload, String contender, int threads, double value, String unit, Double ratio) {
      this(workload, contender, threads, value, unit, ratio, null, null);
    }
  }

  void add(String workload, String contender, double value, String unit) {
    add(workload, contender, value, unit, null);
  }

  void add(String workload, String contender, double value, String unit, Double ratio) {
    add(new Row(workload, contender, threads, value, unit, ratio));
  }

  private void add(Row row) {
    rows.add(row);
    System.out.printf(
        Locale.ROOT,
        "%-52s %-34s %9.4f %s%n",
        row.workload(),
        row.contender(),
        row.value(),
        row.unit());
  }

  /** A number of megabytes at the end, which may exceed that of the beginning by 5 %. */
  void addFlat(String workload, String contender, double before, double after) {
    double ratio = after / before;
    add(
        new Row(
            workload, contender, threads, after, "MB", ratio, "<= 1.05 x", ratio <= MOST_GROWTH));
  }

  /** A figure that may be at most so much. */
  void addMost(String workload, String contender, double value, String unit, double most) {
    String bar = String.format(Locale.ROOT, "<= %s %s", most, unit);
    add(new Row(workload, contender, threads, value, unit, null, bar, value <= most));
  }

  /** A figure that has to be at least so much. */
  void addLeast(String workload, String contender, double value, String unit, double least) {
    String bar = String.format(Locale.ROOT, ">= %s %s", least, unit);
    add(new Row(workload, contender, threads, value, unit, null, bar, value >= least));
  }

  /** A figure that has to be from the one to the other. */
  void addBetween(String workload, String contender, double value, String unit, double... ends) {
    String bar = String.format(Locale.ROOT, "%s to %s %s", ends[0], ends[1], unit);
    boolean met = value >= ends[0] && value <= ends[1];
    add(new Row(workload, contender, threads, value, unit, null, bar, met));
  }

  /** A count of what must not be. */
  void addNone(String workload, String contender, int count) {
    add(new Row(workload, contender, threads, count, "count", null, "0", count == 0));
  }

  void write(Path json) throws IOException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.write(json, mapper.writeValueAsBytes(rows));
  }
}
