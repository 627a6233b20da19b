package org.winnow.viz;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.winnow.datasets.Dataset;
import org.winnow.insight.DataFindings;
import org.winnow.insight.Finding;
import org.winnow.insight.Slices;

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
    String inspected = Say.count(found.examples(), "example") + " inspected, ";
    String title = title(data, inspected, found.findings());
    return of(data, title, found.findings(), found.basis());
  }

  /**
   * Groups in which a network does worse.
   *
   * @param data they are of
   */
  public static Figure of(Dataset data, Slices found) {
    String tried =
        Say.count(found.examples(), "example")
            + " judged, "
            + Say.count(found.tried(), "group")
            + " tried, ";
    return of(data, title(data, tried, found.findings()), found.findings(), found.basis());
  }

  private static Figure of(Dataset data, String title, List<Finding> found, String basis) {
    Sheet sheet = new Sheet(title).left("found", "examples");
    sheet.right("score").left("reason", "what to do");
    for (Finding.Kind kind : Finding.Kind.values()) {
      List<Finding> all = found.stream().filter(f -> f.kind() == kind).toList();
      all.stream().limit(MOST).forEach(f -> row(sheet, data, f));
      int left = all.size() - MOST;
      sheet.note(left > 0 ? "… and " + Say.count(left) + " more of the kind " + kind.label() : "");
    }
    return Gallery.figure(List.of(sheet.note(basis)), List.of());
  }

  private static String title(Dataset data, String looked, List<Finding> found) {
    return data.name()
        + ": "
        + looked
        + (found.isEmpty() ? "nothing to find" : Say.count(found.size(), "finding"));
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
