package org.winnow.packages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of two lists only one has; both empty where only the order differs. */
record ListChange(List<String> onlyBefore, List<String> onlyAfter) {
  /** Empty where the lists are equal. */
  static Optional<ListChange> of(List<String> before, List<String> after) {
    return before.equals(after)
        ? Optional.empty()
        : Optional.of(new ListChange(without(before, after), without(after, before)));
  }

  private static List<String> without(List<String> all, List<String> taken) {
    Map<String, Integer> left = new HashMap<>();
    taken.forEach(text -> left.merge(text, 1, Integer::sum));
    List<String> rest = new ArrayList<>();
    for (String text : all) {
      if (left.merge(text, -1, Integer::sum) < 0) {
        rest.add(text);
      }
    }
    return rest;
  }

  PackageDiff.Row row(String what) {
    boolean order = onlyBefore.isEmpty() && onlyAfter.isEmpty();
    return new PackageDiff.Row(
        what,
        order ? "one order" : String.join("; ", onlyBefore),
        order ? "another" : String.join("; ", onlyAfter));
  }
}
