package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.LabelEdit;
import org.winnow.insight.Suspect;
import org.winnow.insight.SuspectList;
import org.winnow.insight.Suspects;
import org.winnow.training.Predictions;

class SuspectsGridTest {
  private final Dataset digits = Pictured.digits(400);

  @Test
  void theTextHasARowOfEachWithItsNumberAndReason() {
    Figure figure = SuspectsGrid.of("s", digits, Judged.suspects(digits, 3), Judged.BASIS);
    List<String> lines = figure.text().lines().toList();
    assertEquals("#  id    given  suggested  prob  reason", lines.get(1).trim());
    String third = lines.get(4).trim();
    assertTrue(third.startsWith("#3  " + digits.ids().shortest(6)), third);
    assertTrue(third.contains("called 7 in 9 of 10 epochs; of its 10 nearest"), third);
    assertEquals(Judged.BASIS, lines.get(5));
    assertEquals(3, Read.pictures(figure).size());
    assertTrue(Read.html(figure).contains("<b>6&nbsp;→&nbsp;7&nbsp;(0.97)</b>"));
  }

  @Test
  void aRankingSaysWhetherItIsInSample() {
    Predictions seen = Judged.predictions(digits, 400, 10);
    SuspectList ranking = Suspects.fromPredictions(seen, digits.labels().toArray());
    String text = SuspectsGrid.of(digits, ranking, 40).text();
    assertTrue(text.startsWith("40 most suspicious labels of 400 judged\n"), text);
    assertTrue(text.endsWith(ranking.basis().sentence()));
  }

  @Test
  void aLabelChangedSinceItWasJudgedSaysSo() {
    List<Suspect> suspects = Judged.suspects(digits, 2);
    Dataset edited =
        digits.with(
            List.of(
                new LabelEdit.Relabel(
                    suspects.get(1).id(), Optional.of("3"), Optional.of("4"), Pictured.BY)));
    Figure figure = SuspectsGrid.of("s", edited, suspects, Judged.BASIS);
    assertTrue(Read.html(figure).contains("now 4"));
    assertTrue(figure.text().lines().toList().get(3).endsWith("  4"));
  }

  @Test
  void aSuspectThatWasDroppedKeepsTheNumbersOfTheOthers() {
    List<Suspect> suspects = Judged.suspects(digits, 3);
    Dataset smaller = digits.with(List.of(new LabelEdit.Drop(suspects.get(0).id(), Pictured.BY)));
    String text = SuspectsGrid.of("s", smaller, suspects, Judged.BASIS).text();
    assertFalse(text.contains("#1 "));
    assertTrue(text.contains("#2 "));
    assertTrue(text.contains("1 suspect no longer in the data set"));
  }
}
