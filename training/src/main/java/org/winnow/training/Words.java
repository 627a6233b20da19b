package org.winnow.training;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.winnow.datasets.InputException;
import org.winnow.datasets.NearestName;

/** The arguments of one line of a skeleton, read from left to right. */
final class Words {
  private final String operation;
  private final List<String> words;
  private int next;

  Words(String operation, List<String> words) {
    this.operation = operation;
    this.words = words;
  }

  boolean hasMore() {
    return next < words.size();
  }

  int position() {
    return next;
  }

  /** Reads again from a position taken before. */
  void back(int position) {
    next = position;
  }

  /** The next word in lower case, or a message with an example where there is none. */
  String word(String what) {
    return exact(what).toLowerCase(Locale.ROOT);
  }

  /** The next word as it was written. */
  private String exact(String what) {
    if (!hasMore()) {
      throw new InputException(operation + " needs " + what + example());
    }
    return words.get(next++);
  }

  int count(String what) {
    String word = exact(what);
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw new InputException("expected " + what + ", got '" + word + "'" + example());
    }
  }

  double number(String what) {
    String word = exact(what);
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      throw new InputException("expected " + what + ", got '" + word + "'" + example());
    }
  }

  /** {@code 3x3} or {@code 3}: rows and columns. */
  int[] sides(String what) {
    String word = word(what);
    String[] parts = word.split("[x×]", -1);
    try {
      int first = Integer.parseInt(parts[0]);
      if (parts.length <= 2) {
        return new int[] {first, parts.length == 2 ? Integer.parseInt(parts[1]) : first};
      }
    } catch (NumberFormatException e) {
      throw new InputException("expected " + what + ", got '" + word + "'" + example());
    }
    throw new InputException("expected " + what + ", got '" + word + "'" + example());
  }

  /** Refuses whatever is left. */
  void end() {
    if (hasMore()) {
      throw unknown(words.get(next), List.of());
    }
  }

  /** A message for a word that is none of those allowed here. */
  InputException unknown(String word, List<String> allowed) {
    Optional<String> nearest = NearestName.of(word, allowed);
    return new InputException(
        operation
            + " does not know '"
            + word
            + "'"
            + nearest.map(n -> "; did you mean '" + n + "'?").orElse(example()));
  }

  private String example() {
    return "; write it as: " + LayerReader.EXAMPLES.get(operation);
  }
}
