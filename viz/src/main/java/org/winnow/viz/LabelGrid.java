package org.winnow.viz;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Origin;

/**
 * A page of examples to label with one key each: what a live view draws of them and what is left of
 * it in a saved notebook. It decides nothing: labels come in by {@link Standing}, and what a person
 * presses goes out as messages that the owner of the labels judges.
 *
 * <p>The part of the state that stays: {@code note} – a string, possibly empty; {@code classes} –
 * class names; {@code keys} – the key of each, empty beyond 36 classes. The part that stays until
 * the page is turned:
 *
 * <ul>
 *   <li>{@code title} – a string; {@code turn} – {@code {page, pages, size, found, total, ranked,
 *       shown, label, suggested, sort}}, see {@link LabelTurn} and {@link LabelQuery}
 *   <li>{@code items} – a list of {@code {id, short, given, suggestion, probability, reason, text,
 *       cells, width, height}}: the full and the shown id, the label at the opening, the suggested
 *       class or null, its probability in words, running text as it is, the columns and values of a
 *       table's row, and the size of a picture in CSS pixels
 *   <li>{@code pictures} – all pictures as PNG, one behind the other (binary); {@code ends} – the
 *       end of each in it; an example without picture ends where the one before it does
 * </ul>
 *
 * <p>The part that follows every edit:
 *
 * <ul>
 *   <li>{@code labels} – the present label of each item, {@code ?} for none
 *   <li>{@code marks} – of each item {@code pending} (edited, not committed), {@code hand} (judged
 *       by a person before), {@code skipped}, {@code gone} (no longer in the data set) or empty
 *   <li>{@code flags} – of each item {@code ⚑} and the note of its flag, or an empty string
 *   <li>{@code pending} – how many edits wait for a commit
 *   <li>{@code acknowledged} – client name → number of its last message that was dealt with
 *   <li>{@code refused} – the latest messages that changed nothing: {@code {client, seq, why}}
 *   <li>{@code said} – what happened last, a sentence; {@code done} – whether the page is closed
 * </ul>
 *
 * <p>The view's messages are {@code {client, seq, action, …}}: {@code client} names one drawing of
 * the view, {@code seq} counts its messages from 1. Actions: {@code label} with {@code to} and
 * {@code examples} ({@code [[id, the label it was seen with], …]}, one step of undo), {@code
 * accept} with {@code examples}, {@code skip} with {@code ids}, {@code flag} with {@code flagged}
 * (ids) and {@code note}, {@code undo}, {@code turn} with the parts of a {@link LabelQuery}, {@code
 * page} and {@code size}, {@code done}, and {@code seen} once at the beginning. A message that is
 * not acknowledged may be sent again.
 *
 * <p>In the page the root element has the class {@code winnow-label-grid} and the attributes {@code
 * data-waiting} (messages not yet acknowledged) and {@code data-pending}. Immutable.
 */
public final class LabelGrid {
  /** No page has more examples. */
  public static final int MOST = 100;

  private static final String KEYS = "1234567890abcdefghijklmnopqrstuvwxyz";

  private final String title;
  private final String note;
  private final Dataset start;
  private final List<Item> items;

  /**
   * An example to judge.
   *
   * @param id full id
   * @param suggestion the class it probably has
   * @param probability of the suggestion, 0 to 1; NaN without one
   * @param reason why it is here, a sentence, possibly empty
   */
  public record Item(String id, Optional<String> suggestion, double probability, String reason) {
    /** An example of which nothing is known. */
    public static Item plain(String id) {
      return new Item(id, Optional.empty(), Double.NaN, "");
    }
  }

  /**
   * How the labels stand at one moment.
   *
   * @param data with all pending edits
   * @param pending ids whose label has a pending edit
   * @param edits how many edits are pending
   * @param skipped ids passed over
   * @param flags id → note of what wants a second look
   */
  public record Standing(
      Dataset data,
      Set<String> pending,
      int edits,
      Set<String> skipped,
      Map<String, String> flags) {
    public Standing {
      pending = Set.copyOf(pending);
      skipped = Set.copyOf(skipped);
      flags = Map.copyOf(flags);
    }

    /** What has been done to an example: a word of the state's {@code marks}. */
    public String mark(String id) {
      return mark(id, data.ids().find(id));
    }

    /** As {@link #mark(String)} of the example in a row, negative where it is gone. */
    public String mark(String id, int row) {
      if (row < 0) {
        return "gone";
      }
      if (pending.contains(id)) {
        return "pending";
      }
      boolean byHand =
          data.labels().isLabelled(row)
              && data.labels().attribution(row).origin().equals(Origin.HAND);
      return byHand ? "hand" : skipped.contains(id) ? "skipped" : "";
    }

    String label(String id) {
      int row = data.ids().find(id);
      return row < 0 ? "?" : data.label(row);
    }

    String flag(String id) {
      String flag = flags.get(id);
      return flag == null ? "" : ("⚑ " + Escape.line(flag, Sheet.MOST_HTML)).strip();
    }
  }

  /**
   * A page.
   *
   * @param note one more sentence, as where the suggestions come from; possibly empty
   * @param start the data set as it is when the page is opened
   * @param items examples of {@code start}, at most {@value #MOST}
   */
  public LabelGrid(String title, String note, Dataset start, List<Item> items) {
    if (items.size() > MOST) {
      throw new IllegalArgumentException("a page has at most " + MOST + " examples");
    }
    this.title = title;
    this.note = note;
    this.start = start;
    this.items = List.copyOf(items);
  }

  /** The examples, in the order shown. */
  public List<Item> items() {
    return items;
  }

  /** The data set as it was when the page was opened. */
  public Dataset start() {
    return start;
  }

  /** The live view. */
  public View view(Standing now, LabelTurn turn) {
    Map<String, Object> state = new LinkedHashMap<>(changes(now));
    state.putAll(turned(turn));
    state.putAll(Map.of("acknowledged", Map.of(), "refused", List.of(), "said", "", "done", false));
    state.put("note", note);
    state.put("classes", start.schema().classes());
    state.put("keys", keys(start.schema().classes()));
    return KeyedView.of("winnow.LabelGrid", "label-grid.js", state, figure(now, List.of()));
  }

  /** The part of the state that stays until the page is turned. */
  public Map<String, Object> turned(LabelTurn turn) {
    Map<String, Object> state = new LinkedHashMap<>(LabelTiles.of(start, items));
    state.put("title", title);
    state.put("turn", turn.state());
    return state;
  }

  /** The part of the state that follows the labels. */
  public Map<String, Object> changes(Standing now) {
    return Map.of(
        "labels", items.stream().map(i -> now.label(i.id())).toList(),
        "marks", items.stream().map(i -> now.mark(i.id())).toList(),
        "flags", items.stream().map(i -> now.flag(i.id())).toList(),
        "pending", now.edits());
  }

  /**
   * The page as a static figure with the labels as they stand.
   *
   * @param replay command lines that make the same edits again, possibly none
   */
  public Figure figure(Standing now, List<String> replay) {
    return new LabelGridFigure(title, note, start, items).of(now, replay);
  }

  /** A class of one digit or letter is its own key, where all are; else keys go by order. */
  static List<String> keys(List<String> classes) {
    List<String> lower = classes.stream().map(c -> c.toLowerCase(java.util.Locale.ROOT)).toList();
    boolean own =
        lower.stream().allMatch(c -> c.length() == 1 && KEYS.contains(c))
            && lower.stream().distinct().count() == lower.size();
    String[] keys = new String[classes.size()];
    Arrays.setAll(
        keys, i -> own ? lower.get(i) : i < KEYS.length() ? KEYS.substring(i, i + 1) : "");
    return List.of(keys);
  }
}
