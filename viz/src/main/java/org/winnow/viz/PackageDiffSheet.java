package org.winnow.viz;

import org.winnow.packages.PackageDiff;

/** What two packages have otherwise, a line for each thing. */
public final class PackageDiffSheet {
  private PackageDiffSheet() {}

  /**
   * @param before what the first is called
   * @param after what the second is called
   */
  public static Figure of(String before, String after, PackageDiff diff) {
    if (diff.isEmpty()) {
      return Figure.text(before + " → " + after + ": the same network, data and words about it");
    }
    Sheet sheet = new Sheet(before + " → " + after).left("", "before", "after").keepEmpty();
    diff.rows().forEach(row -> sheet.row(row.what(), row.before(), row.after()));
    return sheet.figure();
  }
}
