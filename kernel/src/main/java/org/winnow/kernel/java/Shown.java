package org.winnow.kernel.java;

import java.io.PrintStream;
import java.util.regex.Pattern;

/** Which values of expressions a person wants to see. */
final class Shown {
  private static final Pattern DISPLAY_CALL = Pattern.compile("\\s*display\\s*\\(");

  private Shown() {}

  /** The value, or null if it is none to look at. */
  static Object of(String expression, Object value) {
    // What display gives is an id for programs; printf gives its stream back.
    return DISPLAY_CALL.matcher(expression).lookingAt() || value instanceof PrintStream
        ? null
        : value;
  }
}
