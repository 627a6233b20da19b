package org.winnow.datasets;

import java.util.Arrays;
import java.util.List;
import org.winnow.datasets.text.Tokeniser;

/**
 * A text as weights of the words in it, their order lost: (1 + ln times in the text) · the word's
 * weight, all divided so that their squares add up to 1 (Salton and Buckley 1988). Unknown words
 * count for nothing; a text without a known word is 0 everywhere.
 *
 * @param column the column of the text
 * @param words the vocabulary, learnt from the training rows; one feature each
 * @param weights of the words, above 0: larger for those of few texts
 */
public record WordBag(String column, Words words, List<Float> weights) implements TextEncoding {
  public WordBag {
    weights = List.copyOf(weights);
    if (weights.size() != words.size() || weights.stream().anyMatch(w -> !(w > 0))) {
      throw new InputException("each word of column '" + column + "' needs a weight above 0");
    }
  }

  /**
   * The weight of a word in {@code with} of {@code texts} texts: ln((1 + texts)/(1 + with)) + 1.
   */
  public static float weight(int texts, int with) {
    return (float) (StrictMath.log((1.0 + texts) / (1.0 + with)) + 1);
  }

  @Override
  public int width() {
    return words.size();
  }

  @Override
  public List<String> featureNames() {
    return words.list().stream().map(w -> column + ": " + w).toList();
  }

  @Override
  public void encode(String written, float[] target, int offset) {
    Arrays.fill(target, offset, offset + width(), 0);
    for (String word : Tokeniser.words(written)) {
      int place = words.place(word);
      if (place >= 0) {
        target[offset + place]++;
      }
    }
    double squares = 0;
    for (int i = 0; i < width(); i++) {
      double times = target[offset + i];
      double value = times == 0 ? 0 : (1 + StrictMath.log(times)) * weights.get(i);
      target[offset + i] = (float) value;
      squares += value * value;
    }
    double norm = squares == 0 ? 1 : Math.sqrt(squares);
    for (int i = 0; i < width(); i++) {
      target[offset + i] /= (float) norm;
    }
  }
}
