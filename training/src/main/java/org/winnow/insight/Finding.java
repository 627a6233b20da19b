package org.winnow.insight;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something in the data that a person should know of, beside wrong labels.
 *
 * @param score how bad, 0 to 1, low is worse; comparable within a kind
 * @param ids full ids of the examples it is about; empty where it is about all
 * @param evidence numbers by name, in the order in which they are to be read
 * @param reason why it is listed, a sentence
 * @param action what to do, a sentence
 */
public record Finding(
    Kind kind,
    double score,
    List<String> ids,
    Map<String, Double> evidence,
    String reason,
    String action) {
  public Finding {
    ids = List.copyOf(ids);
    evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
  }

  /** What was found, the gravest first. */
  public enum Kind {
    /** Equal or all but equal examples in the train split and in another. */
    LEAK("leaky split"),
    /** Equal examples. */
    COPY("copy"),
    /** Examples nearer to one another than chance allows. */
    NEAR_COPY("near copy"),
    /** A group of examples in which a network is wrong more often than elsewhere. */
    SLICE("slice"),
    /** A class with hardly any examples. */
    RARE_CLASS("rare class"),
    /** Like examples that lie together in the order of the data. */
    ORDER("order"),
    /** An example far from all others. */
    OUTLIER("outlier");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** For people. */
    public String label() {
      return label;
    }
  }
}
