package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.repository.Change;
import org.winnow.datasets.repository.LabelDiff;

class HistoryFiguresTest {
  private final Dataset digits = Pictured.digits(100);

  @Test
  void theLogIsATableWithTheCheckedOutCommitStarred() {
    String head = History.commits().get(1).id();
    Figure figure = CommitLog.of(History.commits(), head);
    assertEquals(
        """
           commit   time              author  changes                   message
           c0ffee1  2026-03-02 09:30  Ada     12 relabelled, 1 dropped  Fix sevens
        *  a11ce00  2026-03-01 09:30  Ada                               Import <digits>""",
        figure.text());
    assertFalse(Read.html(figure).contains("<digits>"));
    assertEquals(
        "c0ffee1 Fix sevens\na11ce00 * Import <digits>",
        CommitLog.oneline(History.commits(), head).text());
    assertEquals("no commits", CommitLog.of(List.of(), head).text());
  }

  @Test
  void aDifferenceCountsPairsAndShowsEachExample() {
    Figure figure = LabelDiffFigure.of("HEAD~1 → HEAD", History.diff(digits), digits);
    List<String> lines = figure.text().lines().toList();
    assertEquals("HEAD~1 → HEAD: 7 relabelled, 1 added, 1 dropped", lines.get(0));
    assertEquals("before \\ after  1  6  all", lines.get(1));
    assertEquals("0               6  .    6", lines.get(2));
    assertEquals("5               .  1    1", lines.get(3));
    assertEquals("class seven is now called 7", lines.get(4));
    String id = digits.ids().shortest(5);
    assertTrue(
        figure
            .text()
            .contains("#7  " + id + "      relabelled  5       6      Ada  model 01234567 0.97"),
        figure.text());
    assertEquals(8, Read.pictures(figure).size());
    assertTrue(Read.html(figure).contains("<b>5&nbsp;→&nbsp;6</b>"));
    assertTrue(figure.text().endsWith("not pictured: #9 ffffffff added"));
    assertTrue(figure.bundle().containsKey(Figure.PNG));
  }

  @Test
  void aDroppedExampleIsShownFromTheStateBefore() {
    Dataset after = digits.select(new int[] {0, 5, 10, 20, 30, 40, 50});
    Figure figure = LabelDiffFigure.of("d", History.diff(digits), after, digits);
    assertEquals(8, Read.pictures(figure).size());
  }

  @Test
  void onlyExamplesThatAreGoneMakeATable() {
    Change added = History.diff(digits).changes().get(8);
    Figure figure = LabelDiffFigure.of("d", new LabelDiff(List.of(added), List.of()), digits);
    assertTrue(figure.text().startsWith("d: 1 added\n\n #  id"), figure.text());
    assertFalse(figure.bundle().containsKey(Figure.PNG));
  }

  @Test
  void noDifferenceSaysSo() {
    assertEquals(
        "a → b: no changes",
        LabelDiffFigure.of("a → b", new LabelDiff(List.of(), List.of()), digits).text());
  }
}
