package org.winnow.viz;

import java.util.List;
import org.winnow.datasets.repository.Commit;
import org.winnow.worth.BisectResult;
import org.winnow.worth.Looked;

/** The commits that a search looked at, and the first bad one. */
public final class BisectTable {
  private BisectTable() {}

  /** A row for each end and each step, then who made the first bad commit and what it changed. */
  public static Figure of(BisectResult result) {
    Sheet sheet = new Sheet("the first commit with " + result.condition());
    sheet.left("step", "commit", "by", "message").right("mean", "seeds").left("");
    row(sheet, "good end", result.good());
    for (int i = 0; i < result.steps().size(); i++) {
      row(sheet, "step " + (i + 1), result.steps().get(i));
    }
    row(sheet, "bad end", result.bad());
    Commit found = result.firstBad();
    sheet.note("First bad: " + found.shortId() + " \"" + found.title() + "\"");
    sheet.note(
        "by "
            + found.author().name()
            + ", "
            + CommitLog.time(found.time())
            + ": "
            + result.edits().counts());
    if (!Double.isNaN(result.spread())) {
      sheet.note(
          "Between seeds the figure varies by "
              + Say.decimal(result.spread())
              + " (standard deviation at the ends); "
              + networks(result));
    } else {
      sheet.note(networks(result));
    }
    result.notes().forEach(sheet::note);
    return sheet.figure();
  }

  private static String networks(BisectResult result) {
    return Say.count(result.trained(), "network") + " trained, the others were known.";
  }

  private static void row(Sheet sheet, String step, Looked looked) {
    sheet.row(
        List.of(
            step,
            looked.commit().shortId(),
            looked.commit().author().name(),
            looked.commit().title(),
            number(looked.mean()),
            Integer.toString(looked.values().size()),
            (looked.fails() ? "fails" : "passes") + (looked.clear() ? "" : ", within the noise")));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Say.count((long) value) : Say.decimal(value);
  }
}
