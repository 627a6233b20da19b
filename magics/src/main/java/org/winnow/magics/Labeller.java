package org.winnow.magics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.winnow.datasets.InputException;
import org.winnow.viz.Figure;
import org.winnow.viz.LabelGrid;
import org.winnow.viz.LabelQuery;

/**
 * A grid in which examples are labelled: takes the messages of a {@link LabelGrid}'s view, edits
 * the label repository, turns pages and shows how the labels stand. An edit is in the journal on
 * the disk before it is acknowledged. Labels that are accepted here count as given by hand: a
 * person looked at each.
 */
public final class Labeller extends OpenGrid {
  private final Roll roll;
  private final OpenData data;
  private final LabelActions actions;
  private final Consumer<List<String>> shown;
  private Roll.Page page;

  private Labeller(Opening opening, OpenData data) {
    this.roll = opening.roll();
    this.data = data;
    this.actions = new LabelActions(data);
    this.shown = opening.shown();
  }

  /**
   * What a grid goes through, beginning where.
   *
   * @param shown told the ids of each page that is shown
   */
  record Opening(Roll roll, Roll.Wish first, Consumer<List<String>> shown) {}

  static Labeller open(Opening opening, OpenData data, Host host) {
    Labeller labeller = new Labeller(opening, data);
    LabelGrid.Standing now = labeller.actions.standing();
    labeller.take(opening.roll().page(opening.first(), now));
    labeller.open(labeller.page.grid().view(now, labeller.page.turn()), host);
    return labeller;
  }

  @Override
  public synchronized List<String> replay() {
    return actions.replay();
  }

  @Override
  public String closing() {
    int edits = replay().size();
    return "Closed the label grid: "
        + Chain.count(edits, "label")
        + " judged in it, "
        + data.repository().pending().size()
        + " pending; %undo takes the last step back, %commit -m \"…\" keeps them\n";
  }

  @Override
  Map<String, Object> changes() {
    Map<String, Object> state = new LinkedHashMap<>(page.grid().changes(actions.standing()));
    state.put("said", actions.said());
    return state;
  }

  @Override
  Supplier<Figure> still() {
    LabelGrid grid = page.grid();
    LabelGrid.Standing now = actions.standing();
    List<String> lines = replay();
    return () -> grid.figure(now, lines);
  }

  @Override
  void act(String action, Map<String, Object> message) {
    actions.sayNothing();
    switch (action) {
      case "label" -> actions.label(message, String.valueOf(message.get("to")));
      case "accept" -> actions.label(message, "");
      case "flag" -> actions.flag(message);
      case "skip" -> actions.skip(message);
      case "undo" -> actions.undo();
      case "turn" -> turn(message);
      default -> throw new InputException("a label grid has no action '" + action + "'");
    }
  }

  private void turn(Map<String, Object> message) {
    Roll.Wish wish =
        new Roll.Wish(LabelQuery.of(message), number(message, "page"), number(message, "size"));
    take(roll.page(wish, actions.standing()));
    turned(page.grid().turned(page.turn()));
  }

  private void take(Roll.Page next) {
    page = next;
    actions.show(next.grid());
    shown.accept(next.grid().items().stream().map(LabelGrid.Item::id).toList());
  }
}
