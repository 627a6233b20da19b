package org.winnow.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordCountTest {
  private static WordCount of(String... texts) {
    WordCount count = new WordCount();
    List.of(texts).forEach(count::add);
    return count;
  }

  @Test
  void wordsOfMoreTextsComeFirstAndASingleTextCountsForNothing() {
    WordCount count = of("b b b a", "A c", "c, a!", "b only");
    assertEquals(List.of("a", "b", "c"), count.most(10).list());
    assertEquals(List.of("a", "b"), count.most(2).list());
    assertEquals(3, count.of("a"));
    assertEquals(4, count.different());
  }

  /** U+FF21 comes before U+1D400 by its number, but behind it in Java's order of strings. */
  @Test
  void equallyFrequentWordsStandInTheOrderOfTheirCharactersNumbers() {
    assertEquals(
        List.of("z", "\uff41", "\ud835\udc00"),
        of("\ud835\udc00 z \uff21", "z \uff21 \ud835\udc00").most(10).list());
  }

  @Test
  void theOrderOfTheTextsDoesNotMatter() {
    assertEquals(of("x y", "y z", "z x").most(9), of("z x", "x y", "y z").most(9));
  }

  @Test
  void encodedDataIsNotLearnt() {
    String key = "k".repeat(41);
    assertEquals(List.of("a"), of(key + " a", "a " + key).most(9).list());
  }

  @Test
  void refusesAVocabularyThatTheTokeniserWouldNotGive() {
    for (List<String> wrong :
        List.of(List.of("a", "a"), List.of("Upper"), List.of("two words"), List.of(""))) {
      assertThrows(InputException.class, () -> Words.of(wrong), wrong.toString());
    }
  }
}
