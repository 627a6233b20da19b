package org.winnow.datasets;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.winnow.datasets.text.Tokeniser;

/**
 * A text as the numbers of its first words: {@value #PADDING} fills up after its end, {@value
 * #UNKNOWN} is a word that is not in the vocabulary, the vocabulary's words count from {@value
 * #FIRST}.
 *
 * @param column the column of the text
 * @param words the vocabulary, learnt from the training rows
 * @param length words taken of a text, at least 2
 */
public record TokenSequence(String column, Words words, int length) implements TextEncoding {
  public static final int PADDING = 0;
  public static final int UNKNOWN = 1;
  public static final int FIRST = 2;

  public TokenSequence {
    if (length < 2) {
      throw new InputException("a text needs room for 2 or more words, got " + length);
    }
  }

  /** Different numbers: the vocabulary's words, unknown, and padding. */
  public int vocabulary() {
    return FIRST + words.size();
  }

  @Override
  public int width() {
    return length;
  }

  @Override
  public List<String> featureNames() {
    return IntStream.rangeClosed(1, length).mapToObj(i -> column + " word " + i).toList();
  }

  @Override
  public void encode(String written, float[] target, int offset) {
    List<String> found = Tokeniser.words(written, length);
    Arrays.fill(target, offset, offset + length, PADDING);
    for (int i = 0; i < found.size(); i++) {
      int place = words.place(found.get(i));
      target[offset + i] = place < 0 ? UNKNOWN : FIRST + place;
    }
  }
}
