package org.winnow.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;

class LabelHiderTest {
  private static final Dataset DIGITS = Sources.load("digits", LoadOptions.standard()).dataset();

  @Test
  void hidesTrainingLabelsAlone() {
    Dataset hidden = LabelHider.hide(DIGITS, 1000, 1);
    assertEquals(258, hidden.labelledRows(Split.TRAIN).length);
    assertEquals(270, hidden.labelledRows(Split.VALIDATION).length);
    assertEquals(269, hidden.labelledRows(Split.TEST).length);
    for (int row : hidden.labelledRows(Split.TRAIN)) {
      assertEquals(DIGITS.label(row), hidden.label(row));
    }
  }

  @Test
  void hidesTheSameExamplesWhateverTheirOrder() {
    int[] backwards = new int[DIGITS.size()];
    java.util.Arrays.setAll(backwards, i -> DIGITS.size() - 1 - i);
    Dataset turned = LabelHider.hide(DIGITS.select(backwards), 500, 1);
    assertEquals(LabelHider.hide(DIGITS, 500, 1).digest(), turned.digest());
    assertNotEquals(LabelHider.hide(DIGITS, 500, 2).digest(), turned.digest());
  }

  @Test
  void leavesAtLeastOneLabel() {
    assertThrows(InputException.class, () -> LabelHider.hide(DIGITS, 1258, 1));
    assertThrows(InputException.class, () -> LabelHider.hide(DIGITS, 0, 1));
  }
}
