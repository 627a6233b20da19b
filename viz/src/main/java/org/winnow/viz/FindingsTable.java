package org.winnow.viz;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.winnow.datasets.Dataset;
import org.winnow.insight.DataFindings;
import org.winnow.insight.Finding;

/**
 * What is odd about a data set: each finding with its examples, the reason and what to do. Of each
 * kind the worst {@value #MOST} are shown.
 */
public final class FindingsTable {
  static final int MOST = 15;
  private static final int IDS = 4;

  private FindingsTable() {}

  /**
   * @param data the findings are of
   */
  public static Figure of(Dataset data, DataFindings found) {
    Sheet sheet = new Sheet(title(data, found)).left("found", "examples");
    sheet.right("score").left("reason", "what to do");
    for (Finding.Kind kind : Finding.Kind.values()) {
      List<Finding> all = found.of(kind);
      all.stream().limit(MOST).forEach(f -> row(sheet, data, f));
      int left = all.size() - MOST;
      sheet.note(left > 0 ? "… and " + Say.count(left) + " more of the kind " + kind.label() : "");
    }
    return Gallery.figure(List.of(sheet.note(found.basis())), List.of());
  }

  private static String title(Dataset data, DataFindings found) {
    String inspected = data.name() + ": " + Say.count(found.examples(), "example") + " inspected, ";
    return inspected
        + (found.findings().isEmpty()
            ? "nothing to find"
            : Say.count(found.findings().size(), "finding"));
  }

  private static void row(Sheet sheet, Dataset data, Finding finding) {
    sheet.row(
        finding.kind().label(),
        ids(data, finding.ids()),
        String.format(Locale.ROOT, "%.3f", finding.score()),
        finding.reason(),
        finding.action());
  }

  private static String ids(Dataset data, List<String> ids) {
    String first =
        ids.stream()
            .limit(IDS)
            .map(id -> data.ids().find(id))
            .map(row -> row < 0 ? "(gone)" : data.ids().shortest(row))
            .collect(Collectors.joining(" "));
    return ids.size() > IDS ? first + " …" : first;
  }
}
