package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.viz.ModelComparison.Contestant;

class ModelComparisonTest {
  private final Dataset digits = Pictured.digits(200);

  /** Wrong at 3, 7, 11 … 99, and at 9, 19 … 99; 19, 39 … 99 are wrong in both. */
  private final ModelComparison compared =
      ModelComparison.of(
          digits,
          new Contestant("before", Judged.predictions(digits, 100, 4)),
          new Contestant("after", Judged.predictions(digits, 100, 10)));

  @Test
  void findsWhatTurnedRightAndWhatTurnedWrong() {
    assertEquals(20, compared.turnedRight().size());
    assertEquals(5, compared.turnedWrong().size());
    assertEquals(digits.ids().get(3), compared.turnedRight().get(0));
    assertEquals(digits.ids().get(9), compared.turnedWrong().get(0));
  }

  @Test
  void givesAccuraciesWithIntervalsAndNumbersThatGoOn() {
    String text = compared.figure().text();
    List<String> lines = text.lines().toList();
    // Wilson 1927 for 75 and 90 of 100, worked out apart from Interval.
    assertTrue(lines.get(1).contains("75.0 %  65.7 % to 82.5 %"), text);
    assertTrue(lines.get(2).contains("90.0 %  82.6 % to 94.5 %"), text);
    assertEquals("20 turned right, 5 turned wrong", lines.get(3));
    assertTrue(text.contains("#21  " + digits.ids().shortest(9)), text);
    assertEquals(digits.ids().get(9), compared.shownIds().get(20));
    assertEquals(25, Read.pictures(compared.figure()).size());
    assertTrue(Read.png(compared.figure()).getHeight() > 300);
  }

  @Test
  void modelsThatAgreeShowOnlyTheirAccuracies() {
    Contestant same = new Contestant("same", Judged.predictions(digits, 50, 7));
    Figure figure = ModelComparison.of(digits, same, same).figure();
    assertTrue(figure.text().endsWith("0 turned right, 0 turned wrong"));
    assertTrue(!figure.bundle().containsKey(Figure.PNG));
  }

  @Test
  void otherExamplesCannotBeCompared() {
    Contestant a = new Contestant("a", Judged.predictions(digits, 50, 7));
    Contestant b = new Contestant("b", Judged.predictions(digits, 51, 7));
    InputException e = assertThrows(InputException.class, () -> ModelComparison.of(digits, a, b));
    assertEquals("'a' and 'b' were evaluated on other examples", e.getMessage());
  }
}
