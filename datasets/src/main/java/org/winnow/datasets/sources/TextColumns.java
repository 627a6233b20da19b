package org.winnow.datasets.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.winnow.datasets.InputException;
import org.winnow.datasets.TextEncoding;
import org.winnow.datasets.TokenSequence;
import org.winnow.datasets.WordBag;
import org.winnow.datasets.WordCount;
import org.winnow.datasets.Words;
import org.winnow.datasets.text.Tokeniser;

/** Learns the vocabulary of a text column from its training rows. */
final class TextColumns {
  /** A text reads like prose from this many words on, on average. */
  private static final int PROSE = 4;

  private final WordRules rules;
  private final int[] trainRows;
  private final List<String> notes;

  /**
   * @param notes is given sentences about what was found
   */
  TextColumns(WordRules rules, int[] trainRows, List<String> notes) {
    this.rules = rules;
    this.trainRows = trainRows;
    this.notes = notes;
  }

  /**
   * @param text of each row
   * @throws InputException where no two training texts share a word
   */
  TextEncoding learn(String column, IntFunction<String> text) {
    if (rules.known().isPresent()) {
      return named(rules.known().get(), column);
    }
    WordCount count = new WordCount();
    for (int row : trainRows) {
      count.add(text.apply(row));
    }
    Words words = count.most(rules.words());
    if (words.size() == 0) {
      throw new InputException(
          "no word of '"
              + column
              + "' comes in "
              + WordCount.LEAST_TEXTS
              + " of its "
              + trainRows.length
              + " training texts, so that nothing can be learnt from them; is it the text column,"
              + " and are the texts in words?");
    }
    notes.add(
        "'"
            + column
            + "': the "
            + words.size()
            + " words of most training texts, of "
            + count.different()
            + "; the last, '"
            + words.list().get(words.size() - 1)
            + "', is in "
            + count.of(words.list().get(words.size() - 1)));
    return rules.bag() ? bag(column, words, count) : sequence(column, words);
  }

  private static TextEncoding named(TextEncoding known, String column) {
    return known instanceof TokenSequence tokens
        ? new TokenSequence(column, tokens.words(), tokens.length())
        : new WordBag(column, known.words(), ((WordBag) known).weights());
  }

  private static WordBag bag(String column, Words words, WordCount count) {
    List<Float> weights = new ArrayList<>();
    for (String word : words.list()) {
      weights.add(WordBag.weight(count.size(), count.of(word)));
    }
    return new WordBag(column, words, weights);
  }

  private TokenSequence sequence(String column, Words words) {
    TokenSequence sequence = new TokenSequence(column, words, rules.length());
    notes.add(
        "a skeleton for them begins with: input tokens "
            + sequence.length()
            + " vocab "
            + sequence.vocabulary()
            + " padded");
    return sequence;
  }

  /** Says how many texts are empty, unknown or cut. */
  static List<String> notes(TextEncoding encoding, int rows, IntFunction<String> text) {
    boolean ordered = encoding instanceof TokenSequence;
    Words words = encoding.words();
    int empty = 0;
    int unknown = 0;
    int cut = 0;
    for (int row = 0; row < rows; row++) {
      List<String> found = Tokeniser.words(text.apply(row));
      boolean any = found.stream().anyMatch(w -> words.place(w) >= 0);
      empty += found.isEmpty() ? 1 : 0;
      unknown += found.isEmpty() || any ? 0 : 1;
      cut += ordered && found.size() > encoding.width() ? 1 : 0;
    }
    List<String> notes = new ArrayList<>();
    add(notes, empty, " without any word");
    add(notes, unknown, " without a word of the vocabulary");
    add(notes, cut, " longer than " + encoding.width() + " words, cut there (--length)");
    return notes;
  }

  private static void add(List<String> notes, int texts, String what) {
    if (texts > 0) {
      notes.add(texts + (texts == 1 ? " text is" : " texts are") + what);
    }
  }

  /** Whether texts read like prose: several words each. */
  static boolean isProse(Iterable<String> texts) {
    long words = 0;
    long count = 0;
    for (String text : texts) {
      words += Tokeniser.words(text, 2 * PROSE).size();
      count++;
    }
    return words >= PROSE * count;
  }
}
