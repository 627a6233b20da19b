package org.winnow.magics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.viz.LabelGrid;
import org.winnow.viz.LabelQuery;
import org.winnow.viz.LabelTurn;

/**
 * All examples that a label grid goes through, a page at a time. The list may be one of a million
 * that is made while it is read. Immutable, so safe for all threads.
 */
public final class Roll {
  private final Dataset data;
  private final String what;
  private final String note;
  private final Items items;
  private final Optional<UnaryOperator<List<LabelGrid.Item>>> judge;

  /**
   * What a list is called.
   *
   * @param what its examples are, as {@code suspects}
   * @param note one more sentence, possibly empty
   */
  record Name(String what, String note) {}

  /**
   * Examples, made when they are asked for by position.
   *
   * @param rows of the data set, by position; not copied, not to be changed
   */
  record Items(int[] rows, IntFunction<LabelGrid.Item> at) {
    int size() {
      return rows.length;
    }

    LabelGrid.Item get(int i) {
      return at.apply(i);
    }
  }

  /**
   * A list.
   *
   * @param data the data set as it is now, which holds the examples
   * @param judge adds suggestions to the examples of one page; empty where all are there
   */
  Roll(Dataset data, Name name, Items items, Optional<UnaryOperator<List<LabelGrid.Item>>> judge) {
    this.data = data;
    this.what = name.what();
    this.note = name.note();
    this.items = items;
    this.judge = judge;
  }

  /**
   * A page as it is asked for.
   *
   * @param page counted from 1
   * @param size examples a page
   */
  public record Wish(LabelQuery query, int page, int size) {
    public Wish {
      if (size < 1 || size > LabelGrid.MOST) {
        throw new InputException("a page has 1 to " + LabelGrid.MOST + " examples, got " + size);
      }
    }

    /** The first page of all examples in their order. */
    public static Wish first(int size) {
      return new Wish(LabelQuery.all(), 1, size);
    }
  }

  /** A page and where it lies. */
  record Page(LabelGrid grid, LabelTurn turn) {}

  /**
   * A page of what a query finds as the labels stand now.
   *
   * @throws InputException where there is no such page, or the query asks for suggestions that are
   *     not known
   */
  Page page(Wish wish, LabelGrid.Standing now) {
    if (wish.query().needsSuggestions() && judge.isPresent()) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "suggestions for %,d examples are made page by page, so they cannot be sorted by or"
                  + " searched; %%uncertain or %%suspects rank them",
              items.size()));
    }
    int[] found = found(wish.query(), now);
    long from = (long) (wish.page() - 1) * wish.size();
    if (wish.page() < 1 || from >= found.length && wish.page() > 1 || items.size() == 0) {
      throw new InputException(noPage(wish, found.length));
    }
    int to = (int) Math.min(found.length, from + wish.size());
    List<LabelGrid.Item> shown =
        IntStream.range((int) from, to).mapToObj(i -> items.get(found[i])).toList();
    LabelTurn turn =
        new LabelTurn(
            wish.query(), wish.page(), wish.size(), found.length, items.size(), judge.isEmpty());
    List<LabelGrid.Item> judged = judge.map(j -> j.apply(shown)).orElse(shown);
    return new Page(new LabelGrid(title((int) from, to, found.length), note, data, judged), turn);
  }

  private String noPage(Wish wish, int found) {
    int pages = (found + wish.size() - 1) / wish.size();
    return found == 0
        ? "there are no " + what + " to label"
        : "there is no page " + wish.page() + " of the " + what + "; the last one is " + pages;
  }

  private String title(int from, int to, int found) {
    String all = found == items.size() ? "" : String.format(Locale.ROOT, " (of %,d)", items.size());
    return found == 0
        ? "Labelling " + data.name() + ": none of the " + what + all
        : String.format(
            Locale.ROOT,
            "Labelling %s %,d to %,d of %,d%s: %s",
            data.name(),
            from + 1,
            to,
            found,
            all,
            what);
  }

  /** Positions in the list, in the order wanted. */
  private int[] found(LabelQuery query, LabelGrid.Standing now) {
    IntStream all = IntStream.range(0, items.size());
    if (query.equals(LabelQuery.all())) {
      return all.toArray();
    }
    int[] kept = all.filter(i -> matches(query, i, now)).toArray();
    if (query.sort() == LabelQuery.Sort.LISTED) {
      return kept;
    }
    double[] keys = Arrays.stream(kept).mapToDouble(i -> key(query.sort(), i, now)).toArray();
    return IntStream.range(0, kept.length)
        .boxed()
        .sorted(Comparator.comparingDouble(k -> keys[k])) // stable
        .mapToInt(k -> kept[k])
        .toArray();
  }

  private boolean matches(LabelQuery query, int i, LabelGrid.Standing now) {
    int row = row(i, now);
    boolean shown =
        switch (query.shown()) {
          case ALL -> true;
          case OPEN -> now.mark(items.get(i).id(), row).isEmpty();
          case EDITED -> now.pending().contains(items.get(i).id());
          case FLAGGED -> now.flags().containsKey(items.get(i).id());
          case DISPUTED ->
              items.get(i).suggestion().filter(s -> !s.equals(label(row, now))).isPresent();
        };
    return shown
        && query.label().filter(l -> !l.equals(label(row, now))).isEmpty()
        && query
            .suggested()
            .filter(s -> !items.get(i).suggestion().equals(Optional.of(s)))
            .isEmpty();
  }

  /** What comes first has the smallest. */
  private double key(LabelQuery.Sort sort, int i, LabelGrid.Standing now) {
    return switch (sort) {
      case LISTED -> i;
      case SUREST -> -known(items.get(i));
      case UNSUREST -> known(items.get(i));
      case LABEL -> data.schema().classIndex(label(row(i, now), now));
      case SUGGESTED -> items.get(i).suggestion().map(data.schema()::classIndex).orElse(-1);
    };
  }

  /** Relabelling moves no example: a million of them are not looked up one by one. */
  private int row(int i, LabelGrid.Standing now) {
    int row = items.rows()[i];
    return now.data().ids() == data.ids() ? row : now.data().ids().find(data.ids().get(row));
  }

  private static String label(int row, LabelGrid.Standing now) {
    return row < 0 ? "?" : now.data().label(row);
  }

  private static double known(LabelGrid.Item item) {
    return Double.isNaN(item.probability()) ? 0 : item.probability();
  }
}
