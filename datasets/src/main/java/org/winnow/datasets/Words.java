package org.winnow.datasets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.winnow.datasets.text.Tokeniser;

/**
 * A closed vocabulary: the words that are known, each with its place. Equal where the lists are.
 *
 * <p>Immutable.
 */
public final class Words {
  private final List<String> list;
  private final Map<String, Integer> places = new HashMap<>();

  private Words(List<String> list) {
    this.list = List.copyOf(list);
    for (int i = 0; i < this.list.size(); i++) {
      String word = this.list.get(i);
      if (places.put(word, i) != null || !Tokeniser.words(word).equals(List.of(word))) {
        throw new InputException(
            "word " + i + " of a vocabulary, '" + word + "', is no single word or comes twice");
      }
    }
  }

  /**
   * @throws InputException where one is not a word as the tokeniser cuts it, or comes twice
   */
  public static Words of(List<String> words) {
    return new Words(words);
  }

  public List<String> list() {
    return list;
  }

  public int size() {
    return list.size();
  }

  /** The place of a word, from 0, or -1. */
  public int place(String word) {
    return places.getOrDefault(word, -1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Words words && words.list.equals(list);
  }

  @Override
  public int hashCode() {
    return list.hashCode();
  }

  /** The first few. */
  @Override
  public String toString() {
    return list.size() + " words " + list.subList(0, Math.min(5, list.size()));
  }
}
