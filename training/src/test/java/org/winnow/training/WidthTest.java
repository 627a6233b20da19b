package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.winnow.datasets.InputException;

class WidthTest {
  private static Skeleton net(String text) {
    return Skeleton.parse("net", text.replace('/', '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "input 8x8x1/width 0.5/conv 20 3x3 relu/depthwise 3x3/dense 7/output 3"
            + "| input 8x8x1/conv 10 3x3 relu/depthwise 3x3/dense 4/output 3",
        "input 8x8x1/conv 6 3x3/WIDTH 2 # from here on/conv 6 3x3/width 1/dense 5/output 3"
            + "| input 8x8x1/conv 6 3x3/conv 12 3x3/dense 5/output 3",
        "input tokens 6 vocab 9/width 0.25/embedding 8/lstm 4 all/lstm 1/output 2"
            + "| input tokens 6 vocab 9/embedding 2/lstm 1 all/lstm 1/output 2"
      })
  void countsFiltersUnitsAndNumbersOfTheLayersBelow(String written, String meant) {
    assertEquals(net(meant), net(written));
    assertEquals(net(meant), Skeleton.parse("net", net(written).text()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "input 4/width/output 2 | line 2: width|width takes one factor, as: width 0.5",
        "input 4/width half/output 2 | line 2: width half|got 'half'",
        "input 4/width 0/output 2 | line 2: width 0|above 0 up to 16, got 0.0",
        "input 4/width NaN/output 2 | line 2: width NaN|above 0 up to 16, got NaN",
        "input 4/width 0.5 0.5/output 2 | line 2|width takes one factor"
      })
  void saysWhatIsWrong(String text, String where, String why) {
    String message = assertThrows(InputException.class, () -> net(text)).getMessage();
    assertTrue(message.contains(where) && message.contains(why), message);
  }

  @Test
  void namesNoLayer() {
    assertThrows(InputException.class, () -> net("input 4/width = dense 3/output 2"));
  }
}
