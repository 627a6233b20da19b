package org.winnow.training.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {
  /** The known answers that come with Random123, the authors' own implementation. */
  @ParameterizedTest
  @CsvSource({
    "00000000 00000000 00000000 00000000, 0000000000000000,"
        + " 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
    "ffffffff ffffffff ffffffff ffffffff, ffffffffffffffff,"
        + " 408f276d 41c83b0e a20bc7c6 6d5451fd",
    "243f6a88 85a308d3 13198a2e 03707344, 299f31d0a4093822,"
        + " d16cfe09 94fdcceb 5001e420 24126ea1"
  })
  void philoxGivesItsAuthorsAnswers(String counter, String key, String expected) {
    int[] words = words(counter);
    Philox.scramble(words, Long.parseUnsignedLong(key, 16));
    assertArrayEquals(words(expected), words);
  }

  private static int[] words(String text) {
    return java.util.Arrays.stream(text.split(" "))
        .mapToInt(word -> Integer.parseUnsignedInt(word, 16))
        .toArray();
  }

  @Test
  void keepsTheShareAskedForAndScalesItUp() {
    float[] factors = new float[100_000];
    new Mask(5, 0, 0.3).factors(17, 0, factors, factors.length);
    double sum = 0;
    int kept = 0;
    for (float factor : factors) {
      sum += factor;
      kept += factor > 0 ? 1 : 0;
    }
    // Four standard deviations of a binomial: 4 · √(0.3 · 0.7 · 100000) = 580.
    assertEquals(70_000, kept, 580);
    assertEquals(kept / 0.7, sum, 1);
  }

  @Test
  void aPartIsThatPartOfTheWhole() {
    Mask mask = new Mask(5, 2, 0.5);
    float[] whole = new float[40];
    mask.factors(3, 0, whole, 40);
    float[] part = new float[10];
    mask.factors(3, 24, part, 10);
    assertArrayEquals(java.util.Arrays.copyOfRange(whole, 24, 34), part);
    assertThrows(IllegalArgumentException.class, () -> mask.factors(3, 23, part, 10));
  }

  @Test
  void stepStreamAndSeedEachChangeIt() {
    float[] first = factors(5, 2, 3);
    assertEquals(false, java.util.Arrays.equals(first, factors(5, 2, 4)));
    assertEquals(false, java.util.Arrays.equals(first, factors(5, 3, 3)));
    assertEquals(false, java.util.Arrays.equals(first, factors(6, 2, 3)));
  }

  private static float[] factors(long seed, int stream, long step) {
    float[] factors = new float[64];
    new Mask(seed, stream, 0.5).factors(step, 0, factors, 64);
    return factors;
  }
}
