package org.winnow.datasets;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Label mistakes that were put in on purpose, so that finding them can be measured. Nothing but an
 * evaluation against planted mistakes may read them.
 */
public final class Planted {
  private static final Planted NOTHING = new Planted(Map.of());
  private final Map<String, Integer> truth;

  /**
   * @param truth for each example whose label was falsified, the class index of its true label
   */
  public Planted(Map<String, Integer> truth) {
    this.truth = Map.copyOf(truth);
  }

  /** A data set into which nothing was planted. */
  public static Planted nothing() {
    return NOTHING;
  }

  public int size() {
    return truth.size();
  }

  /** Ids of the examples whose label was falsified. */
  public Set<String> ids() {
    return truth.keySet();
  }

  /** The true class index of an example whose label was falsified; empty for all others. */
  public OptionalInt truth(String id) {
    Integer known = truth.get(id);
    return known == null ? OptionalInt.empty() : OptionalInt.of(known);
  }
}
