package org.winnow.datasets.repository;

import java.util.List;

/**
 * Something that keeps labels from being merged unseen.
 *
 * @param text a sentence
 * @param ids full ids of the examples it is about, possibly none
 */
public record CheckFinding(Kind kind, String text, List<String> ids) {
  public CheckFinding {
    ids = List.copyOf(ids);
  }

  /** What was looked at. */
  public enum Kind {
    FORMAT("format"),
    VOCABULARY("classes"),
    DUPLICATE("copies"),
    LEAK("leaks between splits"),
    DRIFT("class drift"),
    MODEL("impossible labels");

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
