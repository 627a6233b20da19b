package org.winnow.kernel.cells.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.winnow.datasets.InputException;
import org.winnow.kernel.wire.Json;

class JavaLiteralTest {
  private static Object json(String value) {
    try {
      String object = "{\"v\":" + value + "}";
      return Json.readObject(object.getBytes(StandardCharsets.UTF_8)).get("v");
    } catch (IOException e) {
      throw new IllegalArgumentException(value, e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "3 | int | 3",
        "3.0 | int | 3",
        "1e3 | long | 1000L",
        "3 | double | 3d",
        "1e-3 | float | 0.001f",
        "5 | BigDecimal | new java.math.BigDecimal(\"5\")",
        "true | boolean | true",
        "null | String | null",
        "\"a\\\"b\\\\\\n\" | String | \"a\\\"b\\\\\\n\"",
        "\"data/x\" | Path | java.nio.file.Path.of(\"data/x\")",
        "[1, 2] | double[] | new double[] {1d, 2d}",
        "[1, 2] | List<Long> | new java.util.ArrayList<>(java.util.Arrays.asList(1L, 2L))",
        "{\"a\": [true]} | var | new java.util.HashMap<>(java.util.Map.ofEntries(java.util.Map.entry(\"a\", new java.util.ArrayList<>(java.util.Arrays.asList(true)))))",
      })
  void valuesFitTheTypesOfTheirVariables(String json, String type, String code) {
    assertEquals(code, JavaLiteral.of(json(json), type));
  }

  @Test
  void aFractionIsNoWholeNumber() {
    assertThrows(InputException.class, () -> JavaLiteral.of(json("0.5"), "int"));
  }

  @Test
  void newVariablesHaveTheTypeOfTheValue() {
    assertEquals("int", JavaLiteral.type(json("3")));
    assertEquals("long", JavaLiteral.type(json("3000000000")));
    assertEquals("double", JavaLiteral.type(json("3.5")));
    assertEquals("boolean", JavaLiteral.type(json("false")));
    assertEquals("String", JavaLiteral.type(json("\"x\"")));
    assertEquals("var", JavaLiteral.type(json("[1]")));
  }
}
