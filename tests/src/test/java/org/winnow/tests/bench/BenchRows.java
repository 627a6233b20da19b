package org.winnow.tests.bench;

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
  private final List<Row> rows = new ArrayList<>();
  private final int threads;

  BenchRows(int threads) {
    this.threads = threads;
  }

  /** One figure; {@code ratio} is null where there is nothing to compare with. */
  record Row(
      String workload, String contender, int threads, double value, String unit, Double ratio) {}

  void add(String workload, String contender, double value, String unit) {
    add(workload, contender, value, unit, null);
  }

  void add(String workload, String contender, double value, String unit, Double ratio) {
    rows.add(new Row(workload, contender, threads, value, unit, ratio));
    System.out.printf(Locale.ROOT, "%-52s %-34s %9.4f %s%n", workload, contender, value, unit);
  }

  void write(Path json) throws IOException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.write(json, mapper.writeValueAsBytes(rows));
  }
}
