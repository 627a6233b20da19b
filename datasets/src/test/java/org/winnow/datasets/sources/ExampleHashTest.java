package org.winnow.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Shape;

/** Golden values were computed apart from this code, with Python's hashlib and struct. */
class ExampleHashTest {
  private final ExampleHash hash = new ExampleHash();

  @Test
  void fileIsTheBeginningOfItsSha256() {
    byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
    // FIPS 180-2, appendix B.1
    assertEquals("ba7816bf8f01cfea414140de5dae2223", hash.ofFile(abc).hex());
  }

  @Test
  void firstDigitHasTheSpecifiedId() {
    assertEquals(
        "eca439f39100b3bd6769d46d99a9aa65",
        Sources.load("digits", LoadOptions.standard()).dataset().ids().get(0));
  }

  @Test
  void floatsAreHashedLittleEndianWithTypeAndShape() {
    assertEquals(
        "f4e967d44e30b4c799d847c3aa0715cf",
        hash.ofArray(Shape.vector(3), new float[] {1.5f, -2, 0}).hex());
  }

  @Test
  void rowsAreHashedByColumnNameWhateverTheOrder() {
    String expected = "7d583e20441e0ca8693ae5219dc9f528";
    assertEquals(expected, hash.ofRow(List.of("age", "größe"), List.of("41", "1,80")).hex());
    assertEquals(expected, hash.ofRow(List.of("größe", "age"), List.of("1,80", "41")).hex());
  }

  @Test
  void theShapeTellsEqualBytesApart() {
    byte[] bytes = new byte[16];
    assertNotEquals(
        hash.ofArray(ElementType.U1, new Shape(4, 4, 1), bytes, 0),
        hash.ofArray(ElementType.U1, Shape.vector(16), bytes, 0));
  }
}
