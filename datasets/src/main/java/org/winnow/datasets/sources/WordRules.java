package org.winnow.datasets.sources;

import java.util.List;
import java.util.Optional;
import org.winnow.datasets.InputException;
import org.winnow.datasets.TextEncoding;
import org.winnow.datasets.TokenSequence;
import org.winnow.datasets.WordBag;

/**
 * How texts become features.
 *
 * @param columns the columns of a table that are texts; empty: none, and a folder's files are
 * @param bag whether only how often words come counts; else their order does too
 * @param vocabulary different words at most; in order, with the two numbers for unknown words and
 *     padding; 0 for {@value #TOKENS} in order and {@value #BAG_WORDS} in a bag
 * @param length words taken of a text whose order counts
 * @param known an encoding learnt before, as a model has it, instead of one learnt from the data
 */
public record WordRules(
    List<String> columns, boolean bag, int vocabulary, int length, Optional<TextEncoding> known) {
  static final int TOKENS = 5_000;
  static final int BAG_WORDS = 1_000;
  private static final int LENGTH = 200;
  private static final int LARGEST = 1_000_000;

  public WordRules {
    columns = List.copyOf(columns);
    if (!bag && columns.size() > 1) {
      throw new InputException(
          "the order of words is learnt from one text column, got "
              + columns
              + "; --bag takes the words of several");
    }
    if (vocabulary != 0 && (vocabulary < TokenSequence.FIRST + 1 || vocabulary > LARGEST)) {
      throw new InputException(
          "a vocabulary has 3 to " + LARGEST + " words, got --vocabulary " + vocabulary);
    }
    if (length < 2 || length > LARGEST) {
      throw new InputException("a text's length is 2 to " + LARGEST + " words, got " + length);
    }
  }

  /** No text column; a folder's files in order, {@value #LENGTH} words of each. */
  public static WordRules standard() {
    return new WordRules(List.of(), false, 0, LENGTH, Optional.empty());
  }

  public WordRules withColumns(List<String> names) {
    return new WordRules(names, bag, vocabulary, length, known);
  }

  /** Only how often words come counts. */
  public WordRules asBag() {
    return new WordRules(columns, true, vocabulary, length, known);
  }

  public WordRules withVocabulary(int words) {
    return new WordRules(columns, bag, words, length, known);
  }

  public WordRules withLength(int words) {
    return new WordRules(columns, bag, vocabulary, words, known);
  }

  /** The words of a model, and its way to read them; the column's name too unless it is given. */
  public WordRules withKnown(TextEncoding encoding) {
    return new WordRules(
        columns.isEmpty() ? List.of(encoding.column()) : columns,
        encoding instanceof WordBag,
        vocabulary,
        length,
        Optional.of(encoding));
  }

  /** Words to learn, without the numbers for unknown ones and padding. */
  int words() {
    int asked = vocabulary > 0 ? vocabulary : bag ? BAG_WORDS : TOKENS;
    return bag ? asked : asked - TokenSequence.FIRST;
  }

  /** Whether a column is a text. */
  boolean holds(String column) {
    return columns.contains(column);
  }

  /** Whether the features are the words of one text in their order. */
  boolean inOrder() {
    return !columns.isEmpty() && !bag;
  }
}
