package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.Sources;
import org.winnow.viz.LabelGrid;
import org.winnow.viz.LabelQuery;

/** A grid over a million examples: the digits over and over. */
class RollTest {
  private static final int MILLION = 1_000_000;

  private final Dataset digits = Sources.load("digits", LoadOptions.standard()).dataset();
  private final int[] rows = IntStream.range(0, MILLION).map(i -> i % digits.size()).toArray();
  private final AtomicInteger made = new AtomicInteger();
  private final LabelGrid.Standing now =
      new LabelGrid.Standing(digits, Set.of(), 0, Set.of(), Map.of());
  private final Roll roll =
      new Roll(
          digits,
          new Roll.Name("examples", ""),
          new Roll.Items(rows, this::item),
          Optional.of(UnaryOperator.identity()));

  private LabelGrid.Item item(int i) {
    made.incrementAndGet();
    return LabelGrid.Item.plain(digits.ids().get(rows[i]));
  }

  private static LabelQuery query(String... words) {
    return LabelQuery.of(Map.of(words[0], words[1]));
  }

  @Test
  void ofAMillionExamplesThoseOfOnePageAreMade() {
    Roll.Page last = roll.page(new Roll.Wish(LabelQuery.all(), 10_000, 100), now);
    assertEquals(100, made.get());
    assertEquals(100, last.grid().items().size());
    assertEquals(digits.ids().get((MILLION - 1) % digits.size()), last.grid().items().get(99).id());
    assertEquals(MILLION, last.turn().total());
  }

  @Test
  void aLabelIsLookedForInAMillionWithoutMakingThem() {
    long eights = Arrays.stream(rows).filter(row -> digits.label(row).equals("8")).count();
    Roll.Page first = roll.page(new Roll.Wish(query("label", "8"), 1, 40), now);
    assertEquals(40, made.get());
    assertEquals((int) eights, first.turn().found());
    assertTrue(
        first.grid().items().stream()
            .allMatch(item -> digits.label(digits.row(item.id())).equals("8")));
  }

  @Test
  void aPageBeyondTheLastAndAnOrderByWhatIsNotKnownAreRefused() {
    Roll.Wish beyond = new Roll.Wish(LabelQuery.all(), 10_001, 100);
    InputException page = assertThrows(InputException.class, () -> roll.page(beyond, now));
    assertEquals(
        "there is no page 10001 of the examples; the last one is 10000", page.getMessage());
    Roll.Wish surest = new Roll.Wish(query("sort", "surest"), 1, 40);
    InputException order = assertThrows(InputException.class, () -> roll.page(surest, now));
    assertTrue(order.getMessage().startsWith("suggestions for 1,000,000 examples"));
    assertEquals(0, made.get());
  }
}
