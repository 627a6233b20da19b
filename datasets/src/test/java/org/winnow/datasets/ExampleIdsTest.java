package org.winnow.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExampleIdsTest {
  private static String message(Runnable action) {
    return assertThrows(InputException.class, action::run).getMessage();
  }

  @Test
  void everyIdIsFoundByItselfAndByItsShortestPrefix() {
    Random random = new Random(2);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      texts.add("%016x".formatted(random.nextLong() >>> 8 * random.nextInt(3)));
    }
    ExampleIds ids = ExampleIds.of(texts);
    for (int row = 0; row < texts.size(); row++) {
      assertEquals(texts.get(row), ids.get(row));
      assertEquals(row, ids.find(texts.get(row)));
      assertEquals(row, ids.resolve(ids.shortest(row)));
    }
  }

  @Test
  void anIdThatBeginsAnotherIsStillReached() {
    ExampleIds ids = ExampleIds.of(List.of("abcd1", "abcd1-2", "abcd1-3", "zz"));
    assertEquals(0, ids.resolve("abcd1"));
    assertEquals("abcd1", ids.shortest(0));
    assertEquals("abcd1-2", ids.shortest(1));
    assertEquals("zz", ids.shortest(3));
    assertEquals(
        "'abcd' is ambiguous: abcd1, abcd1-2, … begin so; type more of the id",
        message(() -> ids.resolve("abcd")));
    assertEquals(
        "no example has an id that begins with 'q'; %show lists ids",
        message(() -> ids.resolve("q")));
    assertEquals(
        "no example has an id that begins with ''; %show lists ids",
        message(() -> ids.resolve("")));
  }

  @Test
  void theOrderIsThatOfTheBytes() {
    ExampleIds ids = ExampleIds.of(List.of("é", "b", "B", "a"));
    assertArrayEquals(new int[] {2, 3, 1, 0}, ids.order());
    assertArrayEquals(new int[] {1, 0}, ids.select(new int[] {0, 3}).order());
    assertEquals(-1, ids.find("c"));
  }

  @Test
  void unusableIdsAreRefused() {
    assertEquals(
        "example id 'a' comes twice", message(() -> ExampleIds.of(List.of("a", "b", "a"))));
    for (String bad : List.of("", "a b", "a>b", "#1", "a\tb")) {
      assertEquals(
          "example id '" + bad + "' (row 1) may not be empty or hold spaces, '>' or '#'",
          message(() -> ExampleIds.of(List.of("ok", bad))));
    }
  }
}
