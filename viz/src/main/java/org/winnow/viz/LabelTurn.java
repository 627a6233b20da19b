package org.winnow.viz;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where in a label grid's list its page lies.
 *
 * @param page counted from 1
 * @param size examples a page
 * @param found how many examples the query found
 * @param total how many the list has
 * @param ranked whether a suggestion is known for every one of the list, so that a query may ask
 */
public record LabelTurn(
    LabelQuery query, int page, int size, int found, int total, boolean ranked) {
  /** How many pages there are, at least 1. */
  public int pages() {
    return Math.max(1, (found + size - 1) / size);
  }

  /** As the view reads it: the query's parts and these, with {@code pages}. */
  Map<String, Object> state() {
    Map<String, Object> state = new LinkedHashMap<>(query.state());
    state.put("page", page);
    state.put("pages", pages());
    state.put("size", size);
    state.put("found", found);
    state.put("total", total);
    state.put("ranked", ranked);
    return state;
  }
}
