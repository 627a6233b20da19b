package org.winnow.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableEncodingTest {
  private final TableEncoding encoding =
      new TableEncoding(
          List.of(
              new ColumnEncoding.Numeric("age", NumberForm.DECIMAL, 31.5f, true),
              new ColumnEncoding.OneOf("colour", List.of("blue", "red"), false),
              new ColumnEncoding.Numeric("member", NumberForm.TRUTH, 0.5f, false),
              new ColumnEncoding.Numeric("since", NumberForm.DATE, 0, false)));

  @Test
  void encodesARowWhateverTheOrderOfItsColumns() {
    float[] features =
        encoding.encode(
            List.of("since", "member", "colour", "age", "unused"),
            List.of("1970-01-11", "TRUE", " red ", "4e1", "x"));
    assertArrayEquals(new float[] {40, 0, 0, 1, 1, 10}, features);
  }

  @Test
  void fillsMissingNumbersAndLeavesUnknownTextsOut() {
    float[] features =
        encoding.encode(
            List.of("age", "colour", "member", "since"),
            List.of("NA", "green", "", "1970-01-01 12:00:00"));
    assertArrayEquals(new float[] {31.5f, 1, 0, 0, 0.5f, 0.5f}, features);
  }

  @Test
  void namesEveryFeature() {
    assertEquals(
        List.of("age", "age is missing", "colour=blue", "colour=red", "member", "since"),
        encoding.featureNames());
    assertEquals(6, encoding.width());
  }

  @Test
  void saysWhichColumnIsNotThere() {
    InputException e =
        assertThrows(
            InputException.class,
            () -> encoding.encode(List.of("Age", "colour"), List.of("1", "red")));
    assertEquals("the row has no column 'age'; it has [Age, colour]; is it 'Age'?", e.getMessage());
  }

  @Test
  void saysWhatCannotBeRead() {
    InputException e =
        assertThrows(
            InputException.class,
            () ->
                encoding.encode(
                    List.of("age", "colour", "member", "since"),
                    List.of("forty", "red", "true", "1970-01-01")));
    assertEquals("column 'age' expects a number, got 'forty'", e.getMessage());
  }

  @Test
  void isFoundInItsPreparationAndChangesNoEncodedRow() {
    Preparation preparation = new Preparation(List.of(encoding, new Preparation.Scale(1, 2)));
    float[] values = {1, 2, 3, 4, 5, 6};
    preparation.apply(values, 0, 6);
    assertArrayEquals(new float[] {0, 2, 4, 6, 8, 10}, values);
    assertEquals(encoding, preparation.encoding().orElseThrow());
  }
}
