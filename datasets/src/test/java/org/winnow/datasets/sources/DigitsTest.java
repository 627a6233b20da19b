package org.winnow.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;

class DigitsTest {
  private final Dataset digits = Sources.load("digits", LoadOptions.standard()).dataset();

  @Test
  void hasTheExamplesOfThePublishedSet() {
    assertEquals(1797, digits.size());
    assertEquals("8x8x1", digits.schema().shape().toString());
    assertEquals(
        List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), digits.schema().classes());
    int[] perClass = new int[10];
    for (int row = 0; row < digits.size(); row++) {
      perClass[digits.labels().classOf(row)]++;
    }
    // class counts of optdigits.tes in the UCI repository's description
    assertArrayEquals(new int[] {178, 182, 177, 183, 181, 182, 181, 179, 174, 180}, perClass);
  }

  @Test
  void keepsBytesAndPreparesThemToTheUnitRange() {
    assertTrue(digits.features().areBytes());
    float[] first = digits.inputs(new int[] {0});
    assertArrayEquals(
        new float[] {0, 0, 5 / 16f, 13 / 16f, 9 / 16f, 1 / 16f, 0, 0},
        java.util.Arrays.copyOf(first, 8),
        1e-7f);
  }

  @Test
  void showsPicturesWhoseDarkestPixelIs255() {
    ExampleView.Picture picture = (ExampleView.Picture) digits.views().of(0);
    assertEquals(8, picture.width());
    assertEquals((byte) Math.round(13 * 255 / 16f), picture.pixels()[3]);
  }

  @Test
  void isSplitSeventyFifteenFifteenInEveryClass() {
    int[] test = digits.classCounts(Split.TEST);
    int[] validation = digits.classCounts(Split.VALIDATION);
    for (int c = 0; c < 10; c++) {
      int all = test[c] + validation[c] + digits.classCounts(Split.TRAIN)[c];
      assertEquals(0.15 * all, test[c], 0.51);
      assertEquals(0.15 * all, validation[c], 1.01);
    }
  }

  @Test
  void isTheSameEveryTime() {
    Dataset again = Sources.load("digits", LoadOptions.standard()).dataset();
    assertEquals(digits.digest(), again.digest());
  }

  @Test
  void suggestsItsNameForATypingMistake() {
    InputException e =
        assertThrows(InputException.class, () -> Sources.load("digist", LoadOptions.standard()));
    assertTrue(e.getMessage().endsWith("did you mean 'digits'?"), e.getMessage());
  }

  @Test
  void noisePlanterHitsExactlyTheShareOfTheTrainingLabels() {
    Dataset noisy = NoisePlanter.uniform(digits, 0.1, 1);
    int train = digits.labelledRows(Split.TRAIN).length;
    assertEquals(Math.round(0.1 * train), noisy.planted().size());
    int changed = 0;
    for (int row = 0; row < digits.size(); row++) {
      boolean differs = noisy.labels().classOf(row) != digits.labels().classOf(row);
      changed += differs ? 1 : 0;
      assertEquals(differs, noisy.planted().truth(noisy.ids().get(row)).isPresent());
      if (differs) {
        assertEquals(Split.TRAIN, noisy.splits().of(row));
        assertEquals(
            digits.labels().classOf(row), noisy.planted().truth(noisy.ids().get(row)).getAsInt());
        assertEquals(digits.labels().attribution(row), noisy.labels().attribution(row));
      }
    }
    assertEquals(noisy.planted().size(), changed);
  }

  @Test
  void pairNoiseMakesEachClassTheNext() {
    Dataset noisy = NoisePlanter.pair(digits, 0.2, 3);
    for (String id : noisy.planted().ids()) {
      int truth = noisy.planted().truth(id).getAsInt();
      assertEquals((truth + 1) % 10, noisy.labels().classOf(noisy.row(id)));
    }
    assertTrue(noisy.planted().size() > 200);
  }
}
