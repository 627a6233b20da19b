package org.winnow.viz;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView.Picture;
import org.winnow.datasets.Origin;

/**
 * A page of examples to label with one key each: what a live view draws of them and what is left of
 * it in a saved notebook. It decides nothing: labels come in by {@link Standing}, and what a person
 * presses goes out as messages that the owner of the labels judges.
 *
 * <p>The part of the state that stays as long as the page does:
 *
 * <ul>
 *   <li>{@code title}, {@code note} – strings, the note possibly empty
 *   <li>{@code classes} – class names; {@code keys} – the key of each, empty beyond 36 classes
 *   <li>{@code items} – a list of {@code {id, short, given, suggestion, probability, reason, text,
 *       width, height}}: the full and the shown id, the label at the opening, the suggested class
 *       or null, its probability in words, the example in words where it is no picture, and the
 *       size of its picture in CSS pixels
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
 *   <li>{@code pending} – how many edits wait for a commit
 *   <li>{@code acknowledged} – client name → number of its last message that was dealt with
 *   <li>{@code refused} – the latest messages that changed nothing: {@code {client, seq, why}}
 *   <li>{@code said} – what happened last, a sentence; {@code done} – whether the page is closed
 * </ul>
 *
 * <p>The view's messages are {@code {client, seq, action, …}}: {@code client} names one drawing of
 * the view, {@code seq} counts its messages from 1. Actions: {@code label} with {@code to} and
 * {@code examples} ({@code [[id, the label it was seen with], …]}, one step of undo), {@code
 * accept} with {@code examples}, {@code skip} with {@code ids}, {@code undo}, {@code done}, and
 * {@code seen} once at the beginning. A message that is not acknowledged may be sent again.
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
   * @param pending ids with pending edits
   * @param edits how many edits are pending
   * @param skipped ids passed over
   */
  public record Standing(Dataset data, Set<String> pending, int edits, Set<String> skipped) {
    public Standing {
      pending = Set.copyOf(pending);
      skipped = Set.copyOf(skipped);
    }

    String mark(String id) {
      int row = data.ids().find(id);
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
  public View view(Standing now) {
    Map<String, Object> state = new LinkedHashMap<>(changes(now));
    state.putAll(Map.of("acknowledged", Map.of(), "refused", List.of(), "said", "", "done", false));
    state.put("title", title);
    state.put("note", note);
    state.put("classes", start.schema().classes());
    state.put("keys", keys(start.schema().classes()));
    List<Map<String, Object>> shown = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    for (Item item : items) {
      shown.add(shown(item, pictures));
      ends.add(pictures.size());
    }
    state.put("items", shown);
    state.put("ends", ends);
    state.put("pictures", pictures.toByteArray());
    return new View(
        "winnow.LabelGrid",
        Resources.text("label-grid.js"),
        Resources.text("label-grid.css"),
        state,
        figure(now, List.of()));
  }

  /** The part of the state that follows the labels. */
  public Map<String, Object> changes(Standing now) {
    return Map.of(
        "labels", items.stream().map(i -> now.label(i.id())).toList(),
        "marks", items.stream().map(i -> now.mark(i.id())).toList(),
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

  private Map<String, Object> shown(Item item, ByteArrayOutputStream pictures) {
    int row = start.ids().find(item.id());
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", item.id());
    shown.put("short", start.ids().shortest(row));
    shown.put("given", start.label(row));
    shown.put("suggestion", item.suggestion().orElse(null));
    shown.put("probability", Say.probability(item.probability()));
    shown.put("reason", Escape.line(item.reason(), Sheet.MOST_HTML));
    boolean picture = Gallery.isShowable(start.views().of(row));
    shown.put("text", picture ? "" : Escape.line(start.views().of(row).text(), 2000));
    if (picture) {
      Thumbnail thumbnail = Thumbnail.of((Picture) start.views().of(row));
      pictures.writeBytes(thumbnail.png());
      shown.put("width", thumbnail.shownWidth());
      shown.put("height", thumbnail.shownHeight());
    }
    return shown;
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
