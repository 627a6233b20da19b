package org.winnow.viz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.datasets.repository.Choice;
import org.winnow.datasets.repository.MergeConflict;
import org.winnow.datasets.repository.Side;

/**
 * A page of a merge's conflicts to settle with one key each: what a live view draws of them and
 * what is left of it in a saved notebook. It decides nothing: choices come in, and what a person
 * presses goes out as messages.
 *
 * <p>The part of the state that stays: {@code note}, {@code classes} and {@code keys} as in {@link
 * LabelGrid}. The part that stays until the page is turned: {@code title}; {@code turn} – {@code
 * {page, pages}}; {@code items} – a list of {@code {id, short, sides, faces}} with {@code sides} –
 * {@code {side, label, by, probability}} of {@code base}, {@code ours} and {@code theirs}, and
 * {@code faces} – {@code {caption, text, cells, width, height}}; {@code pictures} and {@code ends}
 * as in {@link LabelGrid}, of all faces. The part that follows every choice:
 *
 * <ul>
 *   <li>{@code choices} – of each item {@code ours}, {@code theirs}, {@code other} or empty; {@code
 *       outcomes} – what it comes to, empty while it is open; {@code marks} – {@code settled} or
 *       empty
 *   <li>{@code pending} – how many conflicts are settled, {@code left} – how many are not, on all
 *       pages
 *   <li>{@code acknowledged}, {@code refused}, {@code said}, {@code done} as in {@link LabelGrid}
 * </ul>
 *
 * <p>The view's messages are {@code {client, seq, action, …}} as in {@link LabelGrid}. Actions:
 * {@code choose} with {@code examples} ({@code [[id, the outcome it was seen with], …]}, one step
 * of undo) and {@code to} ({@code ours}, {@code theirs}, {@code base} or {@code =LABEL}), {@code
 * undo}, {@code turn} with {@code page}, {@code done}, and {@code seen}.
 *
 * @param title what is merged, and which of the conflicts these are
 * @param note one more sentence, possibly empty
 * @param classes what a conflict may be labelled with
 * @param items at most {@value LabelGrid#MOST}
 * @param turn where the page lies
 */
public record ConflictPage(
    String title, String note, List<String> classes, List<ConflictItem> items, Turn turn) {
  /**
   * Where a page lies.
   *
   * @param page counted from 1
   */
  public record Turn(int page, int pages) {}

  public ConflictPage {
    classes = List.copyOf(classes);
    items = List.copyOf(items);
    if (items.size() > LabelGrid.MOST) {
      throw new IllegalArgumentException("a page has at most " + LabelGrid.MOST + " conflicts");
    }
  }

  /**
   * How the conflicts of all pages stand.
   *
   * @param choices by full id
   * @param left how many are open
   */
  public record Standing(Map<String, Choice> choices, int left) {
    public Standing {
      choices = Map.copyOf(choices);
    }

    /** What a conflict is settled as; empty while it is open. */
    public String outcome(MergeConflict conflict) {
      Choice choice = choices.get(conflict.id());
      return choice == null ? "" : conflict.outcome(choice);
    }

    private String choice(MergeConflict conflict) {
      Choice choice = choices.get(conflict.id());
      return choice == null ? "" : choice.side().map(ConflictPage::word).orElse("other");
    }
  }

  /** {@code ours} or {@code theirs}. */
  public static String word(Side side) {
    return side == Side.YOURS ? "ours" : "theirs";
  }

  /** The live view. */
  public View view(Standing now) {
    Map<String, Object> state = new LinkedHashMap<>(changes(now));
    state.putAll(turned());
    state.putAll(Map.of("acknowledged", Map.of(), "refused", List.of(), "said", "", "done", false));
    state.put("note", note);
    state.put("classes", classes);
    state.put("keys", LabelGrid.keys(classes));
    Figure still = figure(now, List.of());
    return KeyedView.of("winnow.ConflictPage", "conflict-page.js", state, still);
  }

  /** The part of the state that stays until the page is turned. */
  public Map<String, Object> turned() {
    Faces faces = new Faces();
    List<Map<String, Object>> tiles = new ArrayList<>();
    items.forEach(item -> tiles.add(tile(item, faces)));
    Map<String, Object> state = new LinkedHashMap<>(faces.state());
    state.put("items", tiles);
    state.put("title", title);
    state.put("turn", Map.of("page", turn.page(), "pages", turn.pages()));
    return state;
  }

  private static Map<String, Object> tile(ConflictItem item, Faces faces) {
    List<Map<String, Object>> drawn = new ArrayList<>();
    for (ConflictItem.Face face : item.faces()) {
      Map<String, Object> one = new LinkedHashMap<>(faces.add(face.view()));
      one.put("caption", face.caption());
      drawn.add(one);
    }
    List<Map<String, Object>> sides = new ArrayList<>();
    for (ConflictItem.Side side : item.sides()) {
      sides.add(
          Map.of(
              "side", side.name(),
              "label", side.label(),
              "by", Escape.line(side.by(), Sheet.MOST_HTML),
              "probability", side.probability()));
    }
    String id = item.conflict().id();
    return Map.of("id", id, "short", item.shortId(), "sides", sides, "faces", drawn);
  }

  /** The part of the state that follows the choices. */
  public Map<String, Object> changes(Standing now) {
    List<MergeConflict> conflicts = items.stream().map(ConflictItem::conflict).toList();
    return Map.of(
        "choices", conflicts.stream().map(now::choice).toList(),
        "outcomes", conflicts.stream().map(now::outcome).toList(),
        "marks", conflicts.stream().map(c -> now.choice(c).isEmpty() ? "" : "settled").toList(),
        "pending", now.choices().size(),
        "left", now.left());
  }

  /**
   * The page as a static figure with the choices as they stand.
   *
   * @param replay command lines that make the same choices again, possibly none
   */
  public Figure figure(Standing now, List<String> replay) {
    return ConflictGrid.of(title, items, now.choices(), replay);
  }
}
