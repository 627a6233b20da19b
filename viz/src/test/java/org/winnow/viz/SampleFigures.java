package org.winnow.viz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.winnow.training.Evaluation;
import org.winnow.training.Skeleton;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Writes one figure of each kind to a folder, with pages that show them on a light and a dark
 * background, for looking at: {@code java … org.winnow.viz.SampleFigures target/figures}.
 */
public final class SampleFigures {
  private SampleFigures() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    StringBuilder page = new StringBuilder();
    Map<String, Figure> all = all();
    if (args.length > 1) {
      all.keySet().retainAll(List.of(args).subList(1, args.length));
    }
    for (Map.Entry<String, Figure> entry : all.entrySet()) {
      Figure figure = entry.getValue();
      page.append("<h3>").append(entry.getKey()).append("</h3>");
      if (figure.bundle().get(Figure.HTML) instanceof String html) {
        Files.writeString(folder.resolve(entry.getKey() + ".html"), html);
        page.append(html);
      }
      if (figure.bundle().get(Figure.PNG) instanceof byte[] png) {
        Files.write(folder.resolve(entry.getKey() + ".png"), png);
        page.append("<p><img src=\"data:image/png;base64,")
            .append(Base64.getEncoder().encodeToString(png))
            .append("\"></p>");
      }
      page.append("<pre>").append(Escape.html(figure.text())).append("</pre>");
    }
    Files.writeString(folder.resolve("light.html"), page("#fff", "rgba(0,0,0,.87)", page));
    Files.writeString(folder.resolve("dark.html"), page("#111", "rgba(255,255,255,.87)", page));
  }

  private static String page(String background, String colour, CharSequence body) {
    return "<!doctype html><meta charset=utf-8><style>body{font:13px system-ui,sans-serif;"
        + "background:"
        + background
        + ";color:"
        + colour
        + "}table{font-size:12px}</style>"
        + body;
  }

  static Map<String, Figure> all() {
    Map<String, Figure> all = new LinkedHashMap<>();
    all.put("training", TrainingChart.of(Trainings.history(10)));
    all.put("training-long", TrainingChart.of(Trainings.history(300)));
    var digits = Pictured.digits(1797);
    all.put("grid", ImageGrid.of("digits: first 30", digits, IntStream.range(0, 30).toArray()));
    all.put("grid-few", ImageGrid.of("three", digits, new int[] {3, 4, 5}));
    all.put("grid-many", ImageGrid.of("many", digits, IntStream.range(0, 300).toArray()));
    all.put(
        "suspects", SuspectsGrid.of("suspects", digits, Judged.suspects(digits, 12), Judged.BASIS));
    all.put("why", WhyFigure.of(digits, Judged.why(digits)));
    long[][] counts = new long[10][10];
    for (int c = 0; c < 10; c++) {
      counts[c][c] = 30 + c;
      counts[c][(c * 3 + 1) % 10] += c % 4;
    }
    all.put("confusion", ConfusionChart.of("validation", digits.schema().classes(), counts));
    all.put("balance", ClassBalance.of(digits));
    Table table = Table.create("people");
    table.addColumns(
        StringColumn.create("name", "Ada <b>", "Grace", null),
        DoubleColumn.create("height", 1.7, 0.1 + 0.2, Double.NaN),
        IntColumn.create("born", 1815, 1906, 1912));
    all.put("table", Tables.of(table));
    var evaluation =
        Evaluation.of(
            Judged.predictions(digits, 360, 9),
            java.util.Arrays.copyOf(digits.labels().toArray(), 360));
    all.put("evaluation", EvaluationTable.of("lenet on validation", evaluation));
    all.put(
        "comparison",
        ModelComparison.of(
                digits,
                new ModelComparison.Contestant("before", Judged.predictions(digits, 360, 19)),
                new ModelComparison.Contestant("after", Judged.predictions(digits, 360, 40)))
            .figure());
    all.put(
        "skeleton",
        SkeletonTable.of(
            Skeleton.parse(
                "lenet",
                """
                input 8x8x1
                conv 16 3x3
                pool max 2x2
                flatten
                dense 64 relu
                output 10
                """)));
    all.put("log", CommitLog.of(History.commits(), History.commits().get(0).id()));
    all.put("diff", LabelDiffFigure.of("HEAD~1 → HEAD", History.diff(digits), digits));
    return all;
  }
}
