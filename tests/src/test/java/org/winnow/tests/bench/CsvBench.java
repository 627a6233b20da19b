package org.winnow.tests.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.Tables;
import tech.tablesaw.api.Table;

/**
 * Times a 1,000,000 × 10 CSV file into a table, beside pandas in the same run.
 *
 * <p>Arguments: the file for the JSON rows; optionally the number of lines. pandas is that of the
 * Python named by {@code WINNOW_PYTHON}, else of {@code python3}.
 */
public final class CsvBench {
  private static final int LINES = 1_000_000;
  private static final int WARM_ROUNDS = 7;

  /** One measurement; {@code ratio} is to pandas, null where there is none. */
  record Row(
      String workload, String contender, int threads, double value, String unit, Double ratio) {}

  private CsvBench() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path json = Path.of(args[0]);
    int lines = args.length > 1 ? Integer.parseInt(args[1]) : LINES;
    Path folder = Files.createTempDirectory("winnow-csv-bench");
    Path csv = folder.resolve("table.csv");
    try {
      write(csv, lines);
      double[] ours = ours(csv);
      double[] pandas = pandas(csv);
      report(json, lines, ours, pandas);
    } finally {
      Files.deleteIfExists(csv);
      Files.delete(folder);
    }
  }

  /** Numbers whole and real, truth values, dates and short texts; some missing; seeded. */
  private static void write(Path csv, int lines) throws IOException {
    Random random = new Random(1);
    String[] towns = {"Aachen", "Brno", "Córdoba", "Dijon", "Esbjerg", "Faro", "Gent", "Hull"};
    try (BufferedWriter out = Files.newBufferedWriter(csv, StandardCharsets.UTF_8)) {
      out.write("key,age,income,height,score,ratio,town,member,since,note\n");
      for (int i = 0; i < lines; i++) {
        out.write(
            String.join(
                ",",
                Integer.toString(i),
                random.nextInt(20) == 0 ? "" : Integer.toString(random.nextInt(100)),
                Integer.toString(random.nextInt(200_000)),
                String.format(Locale.ROOT, "%.2f", 1.2 + random.nextDouble()),
                Double.toString(random.nextGaussian()),
                Float.toString(random.nextFloat()),
                towns[random.nextInt(towns.length)],
                random.nextBoolean() ? "True" : "False",
                "20" + (10 + random.nextInt(15)) + "-0" + (1 + random.nextInt(9)) + "-11",
                "\"n" + random.nextInt(5000) + ", seen\""));
        out.write('\n');
      }
    }
  }

  /** Seconds of the first reading, and the best of some more. */
  private static double[] ours(Path csv) {
    double first = Double.NaN;
    double warm = Double.POSITIVE_INFINITY;
    for (int round = 0; round <= WARM_ROUNDS; round++) {
      long start = System.nanoTime();
      Table table = Tables.read(csv, LoadOptions.standard());
      double seconds = (System.nanoTime() - start) * 1e-9;
      if (table.columnCount() != 10) {
        throw new IllegalStateException("read " + table.shape());
      }
      first = round == 0 ? seconds : first;
      warm = round == 0 ? warm : Math.min(warm, seconds);
    }
    return new double[] {first, warm};
  }

  /** As {@link #ours}, by pandas; null where that is not there. */
  private static double[] pandas(Path csv) throws IOException, InterruptedException {
    String python = System.getenv().getOrDefault("WINNOW_PYTHON", "python3");
    String script =
        "import sys,time\n"
            + "try:\n import pandas\nexcept ImportError:\n print('none'); sys.exit()\n"
            + "t=[]\n"
            + "for i in range(%d):\n".formatted(WARM_ROUNDS + 1)
            + " s=time.perf_counter(); d=pandas.read_csv(sys.argv[1])\n"
            + " t.append(time.perf_counter()-s)\n"
            + "print(t[0],min(t[1:]))\n";
    Process process =
        new ProcessBuilder(python, "-c", script, csv.toString()).redirectErrorStream(true).start();
    String answer =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("pandas could not be timed: " + answer);
    }
    if (answer.equals("none")) {
      System.out.println("pandas is not installed in " + python + ": no comparison");
      return null;
    }
    String[] parts = answer.split(" ");
    return new double[] {Double.parseDouble(parts[0]), Double.parseDouble(parts[1])};
  }

  private static void report(Path json, int lines, double[] ours, double[] pandas)
      throws IOException {
    String[] when = {"first", "warm"};
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < when.length; i++) {
      String workload = "csv " + lines + "x10 into a table, " + when[i];
      Double ratio = pandas == null ? null : ours[i] / pandas[i];
      rows.add(new Row(workload, "winnow", 2, ours[i], "s", ratio));
      if (pandas != null) {
        rows.add(new Row(workload, "pandas", 1, pandas[i], "s", 1.0));
      }
    }
    System.out.printf("%-42s %-10s %8s %8s%n", "workload", "contender", "seconds", "ratio");
    for (Row row : rows) {
      String ratio = row.ratio() == null ? "-" : String.format(Locale.ROOT, "%.2f", row.ratio());
      System.out.printf(
          Locale.ROOT,
          "%-42s %-10s %8.2f %8s%n",
          row.workload(),
          row.contender(),
          row.value(),
          ratio);
    }
    Files.createDirectories(json.toAbsolutePath().getParent());
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), rows);
  }
}
