package org.winnow.datasets;

import java.util.Locale;

/** The part of a data set that an example belongs to, assigned once and never moved by an edit. */
public enum Split {
  TRAIN,
  VALIDATION,
  TEST;

  /** {@code train}, {@code validation} or {@code test}: the name in files and messages. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Split parse(String text) {
    for (Split split : values()) {
      if (split.label().equals(text.trim().toLowerCase(Locale.ROOT))) {
        return split;
      }
    }
    throw new InputException("'" + text + "' is not a split; expected train, validation or test");
  }
}
