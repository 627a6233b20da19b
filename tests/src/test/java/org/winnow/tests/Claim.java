package org.winnow.tests;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that a notebook must show.
 *
 * @param cell a tag of the cell, or its number counted from 0 over all cells
 * @param find a regular expression with one group; its last match in the cell's text is taken
 * @param value what the group must hold, a number or a text; absent where bounds are given
 * @param tolerance how far a number may lie from {@code value}
 * @param atLeast lower bound of the number, or absent
 * @param atMost upper bound of the number, or absent
 * @param why where the figure comes from
 */
record Claim(
    @JsonProperty(required = true) String cell,
    @JsonProperty(required = true) String find,
    String value,
    double tolerance,
    Double atLeast,
    Double atMost,
    @JsonProperty(required = true) String why) {

  Claim {
    if (value == null && atLeast == null && atMost == null) {
      throw new IllegalArgumentException("a claim needs value, atLeast or atMost: " + find);
    }
  }

  /** What is wrong with the text, or empty where the claim holds. */
  Optional<String> broken(String text) {
    Matcher matcher = Pattern.compile(find, Pattern.MULTILINE).matcher(text);
    String found = null;
    while (matcher.find()) {
      found = matcher.group(1);
    }
    if (found == null) {
      return Optional.of("nothing matches " + find + " in:\n" + text);
    }
    return holds(found) ? Optional.empty() : Optional.of(found + " is not " + wanted());
  }

  private boolean holds(String found) {
    OptionalDouble number = number(found);
    if (number.isEmpty()) {
      return found.equals(value);
    }
    double x = number.getAsDouble();
    OptionalDouble wanted = value == null ? OptionalDouble.of(x) : number(value);
    // The smallest allowance is for decimal fractions, which are not exact in binary.
    return wanted.isPresent()
        && Math.abs(x - wanted.getAsDouble()) <= tolerance + 1e-9
        && (atLeast == null || x >= atLeast)
        && (atMost == null || x <= atMost);
  }

  private static OptionalDouble number(String text) {
    try {
      return OptionalDouble.of(Double.parseDouble(text.replace(",", "").replace('−', '-')));
    } catch (NumberFormatException notANumber) {
      return OptionalDouble.empty();
    }
  }

  private String wanted() {
    StringBuilder wanted = new StringBuilder();
    if (value != null) {
      wanted.append(value).append(String.format(Locale.ROOT, " ± %s", tolerance));
    }
    if (atLeast != null) {
      wanted.append(" ≥ ").append(atLeast);
    }
    if (atMost != null) {
      wanted.append(" ≤ ").append(atMost);
    }
    return wanted + " (" + why + ")";
  }
}
