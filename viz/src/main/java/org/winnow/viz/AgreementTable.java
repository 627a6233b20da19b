package org.winnow.viz;

import java.util.stream.IntStream;
import org.winnow.insight.Agreement;
import org.winnow.insight.Annotations;

/** How far judges agree: all together, by class, and each pair of them. */
public final class AgreementTable {
  private AgreementTable() {}

  /** A row for each kappa, and how many examples have a majority. */
  public static Figure of(Annotations all) {
    Sheet sheet = new Sheet("agreement of " + Say.count(all.judges().size(), "judge"));
    sheet.left("of", "kappa").right("value", "examples");
    row(sheet, "all", "Fleiss", Agreement.fleiss(all));
    for (int c = 0; c < all.classes().size(); c++) {
      Agreement.Kappa kappa = Agreement.fleiss(all, c);
      if (!Double.isNaN(kappa.value())) {
        row(sheet, "class " + all.classes().get(c), "Fleiss", kappa);
      }
    }
    for (int a = 0; a < all.judges().size(); a++) {
      for (int b = a + 1; b < all.judges().size(); b++) {
        String pair = all.judges().get(a) + " and " + all.judges().get(b);
        row(sheet, pair, "Cohen", Agreement.cohen(all, a, b));
      }
    }
    long ties = IntStream.range(0, all.ids().size()).filter(i -> all.majority(i).isEmpty()).count();
    sheet.note(
        "Judged by two or more: "
            + Say.count(all.ids().size(), "example")
            + "; a majority agrees on "
            + Say.count(all.ids().size() - ties)
            + ", "
            + Say.count(ties)
            + " are tied.");
    return sheet.note("1: always the same; 0: as often as by chance.").figure();
  }

  private static void row(Sheet sheet, String of, String name, Agreement.Kappa kappa) {
    sheet.row(of, name, Say.decimal(kappa.value()), Say.count(kappa.n()));
  }
}
