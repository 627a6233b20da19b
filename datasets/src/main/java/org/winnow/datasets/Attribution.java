package org.winnow.datasets;

/**
 * Who judged, and on what ground.
 *
 * @param annotator a person's name, never empty
 * @param origin where the judgement came from
 */
public record Attribution(String annotator, Origin origin) {
  public Attribution {
    if (annotator.isBlank()) {
      throw new InputException("an annotator needs a name");
    }
  }
}
