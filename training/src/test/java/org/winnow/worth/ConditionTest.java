package org.winnow.worth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.winnow.datasets.InputException;
import org.winnow.training.Evaluation;
import org.winnow.training.Predictions;

class ConditionTest {
  private static final List<String> CLASSES = List.of("6", "7", ">50K", "a cat");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "recall of 7 < .9 | recall of 7 < 0.9",
        "Accuracy<=95% | accuracy <= 0.95",
        "loss > 1 | loss > 1",
        "errors of >50K >= 12 | errors of >50K >= 12",
        "precision of \"a cat\" < 0.5 | precision of a cat < 0.5",
        "f1 of a cat < 50 % | f1 of a cat < 0.5",
        "count < 1000 | count < 1000",
        "errors > 3.5 | errors > 3.5",
        "recall<.9 | recall < 0.9"
      })
  void isReadInAllItsForms(String written, String meant) {
    assertEquals(meant, Condition.parse(written, CLASSES).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "recal of 7 < .9 | did you mean 'recall'?",
        "mood < 1 | is not one of accuracy, loss, errors, recall, precision, f1, count",
        "recall of cat < .9 | is not one of the classes",
        "recall of a cot < .9 | did you mean 'a cat'?",
        "accuracy of 7 < .9 | leave 'of 7' out",
        "recall of 7 < 90 | lies in 0..1, got 90",
        "errors > 5 % | no share",
        "recall of 7 = .9 | a condition is written",
        "recall of 7 < | a condition is written",
        "recall of 7 < .9 and loss > 1 | is not one of the classes"
      })
  void whatIsNoneIsToldWithWhatMayBeMeant(String written, String told) {
    String message =
        assertThrows(InputException.class, () -> Condition.parse(written, CLASSES)).getMessage();
    assertTrue(message.contains(told), message);
  }

  @Test
  void boundsBelongToTheirSigns() {
    assertFalse(parsed("count < 3").holds(3));
    assertTrue(parsed("count <= 3").holds(3));
    assertFalse(parsed("count > 3").holds(3));
    assertTrue(parsed("count >= 3").holds(3));
    assertTrue(parsed("count < 3").holds(2) && parsed("count > 3").holds(4));
  }

  private static Condition parsed(String text) {
    return Condition.parse(text, CLASSES);
  }

  /** Truth 0 0 0 1, predicted 0 1 0 1: by hand. */
  @Test
  void figuresAreTheEvaluations() {
    float[][] said = {{.9f, .1f}, {.2f, .8f}, {.6f, .4f}, {.3f, .7f}};
    Evaluation e =
        Evaluation.of(
            new Predictions(List.of("a", "b", "c", "d"), List.of("x", "y"), said, true),
            new int[] {0, 0, 0, 1});
    assertEquals(.75, Measure.ACCURACY.of(e).orElseThrow());
    assertEquals(1, Measure.ERRORS.of(e).orElseThrow());
    assertEquals(1, Measure.ERRORS.of(e, 0).orElseThrow());
    assertEquals(0, Measure.ERRORS.of(e, 1).orElseThrow());
    assertEquals(2 / 3., Measure.RECALL.of(e, 0).orElseThrow(), 1e-12);
    assertEquals(.5, Measure.PRECISION.of(e, 1).orElseThrow(), 1e-12);
    assertEquals(.8, Measure.F1.of(e, 0).orElseThrow(), 1e-12);
    assertEquals((2 / 3. + 1) / 2, Measure.RECALL.of(e).orElseThrow(), 1e-12);
    double loss = -(Math.log(.9) + Math.log(.2) + Math.log(.6) + Math.log(.7)) / 4;
    assertEquals(loss, Measure.LOSS.of(e).orElseThrow(), 1e-6);
    assertEquals(Optional.of("7"), parsed("recall of 7 < 1").ofClass());
  }
}
