package org.winnow.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextEncodingTest {
  private static final Words WORDS = Words.of(List.of("free", "hello"));

  private static float[] encode(ColumnEncoding encoding, String text) {
    float[] features = new float[encoding.width() + 1];
    java.util.Arrays.fill(features, 9);
    encoding.encode(text, features, 0);
    assertEquals(9, features[encoding.width()]); // wrote no further
    return java.util.Arrays.copyOf(features, encoding.width());
  }

  @Test
  void wordsInOrderAreNumbersFromTwoWithOneForUnknownAndZerosAtTheEnd() {
    TokenSequence four = new TokenSequence("body", WORDS, 4);
    assertEquals(4, four.vocabulary());
    assertArrayEquals(new float[] {3, 1, 2, 0}, encode(four, "Hello, dear FREE"));
    assertArrayEquals(new float[] {2, 2, 2, 2}, encode(four, "free free free free hello"));
    assertArrayEquals(new float[4], encode(four, " ... "));
    assertArrayEquals(new float[] {1, 0, 0, 0}, encode(four, "null")); // a word, not a missing text
  }

  /**
   * By hand, of 3 texts: "free" in 2, "hello" in 3; weights ln(4/3) + 1 = 1.287682 and 1. Then
   * "free free hello" is (1 + ln 2) · 1.287682 = 2.180235 and 1, of length 2.398630.
   */
  @Test
  void aBagWeighsWordsByHowFewTextsHaveThem() {
    WordBag bag = new WordBag("body", WORDS, List.of(WordBag.weight(3, 2), WordBag.weight(3, 3)));
    assertEquals(1.287682f, WordBag.weight(3, 2), 1e-6f);
    assertArrayEquals(
        new float[] {0.908950f, 0.416905f}, encode(bag, "Free hello free other"), 1e-5f);
    assertArrayEquals(new float[] {0, 1}, encode(bag, "hello hello hello"));
    assertArrayEquals(new float[] {0, 0}, encode(bag, "unknown"));
    assertEquals(List.of("body: free", "body: hello"), bag.featureNames());
  }

  @Test
  void bothAreReadBackEqualFromTheirFile() {
    ColumnEncoding age = new ColumnEncoding.Numeric("age", NumberForm.DECIMAL, 1.5f, true);
    for (TableEncoding table :
        List.of(
            new TableEncoding(List.of(new TokenSequence("body", WORDS, 4))),
            new TableEncoding(List.of(age, new WordBag("body", WORDS, List.of(1f, 2.5f)))))) {
      Preparation preparation = new Preparation(List.of(table));
      Preparation read = PreparationJson.read(PreparationJson.write(preparation));
      assertEquals(preparation, read);
      assertEquals(table.texts(), read.encoding().orElseThrow().texts());
    }
  }

  @Test
  void wordsInOrderStandAlone() {
    TokenSequence body = new TokenSequence("body", WORDS, 4);
    assertEquals(new Shape(4, 1, 1), new TableEncoding(List.of(body)).shape());
    ColumnEncoding age = new ColumnEncoding.Numeric("age", NumberForm.DECIMAL, 0, false);
    assertThrows(InputException.class, () -> new TableEncoding(List.of(age, body)));
    assertThrows(InputException.class, () -> new TokenSequence("body", WORDS, 1));
    assertThrows(InputException.class, () -> new WordBag("body", WORDS, List.of(1f)));
  }

  @Test
  void tokensAreNamesAndNeverScaled() {
    TableEncoding table = new TableEncoding(List.of(new TokenSequence("body", WORDS, 4)));
    Preparation scaled = new Preparation(List.of(table, new Preparation.Scale(1, 2)));
    assertEquals(new Preparation(List.of(table)), scaled.unscaled());
    assertEquals(Preparation.none(), Preparation.unit(16).unscaled());
  }
}
