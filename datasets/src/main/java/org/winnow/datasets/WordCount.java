package org.winnow.datasets;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.winnow.datasets.text.Tokeniser;

/** Counts in how many texts each word comes, to learn a vocabulary from. */
public final class WordCount {
  /** A word of a single text says nothing about others. */
  public static final int LEAST_TEXTS = 2;

  private static final Comparator<String> BY_CHARACTERS =
      (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

  private final Map<String, Integer> texts = new HashMap<>();
  private int size;

  public void add(String text) {
    size++;
    for (String word : new HashSet<>(Tokeniser.words(text))) {
      texts.merge(word, 1, Integer::sum);
    }
    texts.remove(Tokeniser.TOO_LONG);
  }

  /** Texts counted. */
  public int size() {
    return size;
  }

  /** Different words found. */
  public int different() {
    return texts.size();
  }

  /** In how many texts a word came. */
  public int of(String word) {
    return texts.getOrDefault(word, 0);
  }

  /**
   * The words that come in the most texts, in at least {@link #LEAST_TEXTS}: those of more texts
   * first, of equally many in the order of their characters' numbers.
   */
  public Words most(int words) {
    List<String> chosen =
        texts.entrySet().stream()
            .filter(e -> e.getValue() >= LEAST_TEXTS)
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey(BY_CHARACTERS)))
            .limit(words)
            .map(Map.Entry::getKey)
            .toList();
    return Words.of(chosen);
  }
}
