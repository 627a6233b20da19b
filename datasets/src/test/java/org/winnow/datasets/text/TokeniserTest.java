package org.winnow.datasets.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokeniserTest {
  /** The words that Python's unicodedata 14.0.0 gives, character by character, without tables. */
  @Test
  void cutsTextsOfManyScriptsAsUnicodeSays() throws IOException {
    JsonNode cases;
    try (InputStream in = getClass().getResourceAsStream("words.json")) {
      cases = new ObjectMapper().readTree(in);
    }
    assertTrue(cases.size() > 20);
    for (JsonNode one : cases) {
      List<String> expected = new ArrayList<>();
      one.get("words").forEach(w -> expected.add(w.isNull() ? Tokeniser.TOO_LONG : w.asText()));
      assertEquals(expected, Tokeniser.words(one.get("text").asText()));
    }
  }

  /** Latin, Greek, Cyrillic, Armenian and Hebrew have not changed since before Java 17. */
  @Test
  void agreesWithJavaOnOldScripts() {
    for (int c = 0; c < 0x600; c++) {
      int type = Character.getType(c);
      boolean mark =
          type == Character.NON_SPACING_MARK
              || type == Character.ENCLOSING_MARK
              || type == Character.COMBINING_SPACING_MARK;
      boolean word = Character.isLetter(c) || mark || type == Character.DECIMAL_DIGIT_NUMBER;
      String shown = Integer.toHexString(c);
      assertEquals(word, CodePoints.PINNED.isWord(c), shown);
      if (word) {
        assertEquals(Character.toLowerCase(c), CodePoints.PINNED.lower(c), shown);
      }
    }
  }

  @Test
  void looksNoFurtherThanTheWordsAskedFor() {
    assertEquals(List.of("one", "two"), Tokeniser.words("One, two; three", 2));
    assertEquals(List.of("字", "字"), Tokeniser.words("字字字", 2));
    assertEquals(List.of(), Tokeniser.words("one", 0));
  }

  @Test
  void cutsAMegabyteWithoutASpace() {
    assertEquals(List.of(Tokeniser.TOO_LONG), Tokeniser.words("a".repeat(1_000_000)));
    assertEquals(500_000, Tokeniser.words("a ".repeat(500_000)).size());
  }

  @Test
  void halfOfACharacterIsNoWord() {
    assertEquals(List.of("a", "b"), Tokeniser.words("a\ud835b\udc00"));
  }
}
