package org.winnow.datasets.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text into words: runs of letters, marks and decimal digits in lower case; Chinese characters
 * and Japanese kana are words by themselves; all else divides.
 *
 * <p>Closed: it depends on nothing but the text and tables that come with it (Unicode 14.0.0), so
 * that every Java, and every export that has the tables, gives the same words. Characters are taken
 * as they are written: a letter with its accent is not the same as the letter and an accent behind
 * it.
 */
public final class Tokeniser {
  /** Longer runs, in characters, are none of a language: encoded data, keys. */
  public static final int LONGEST = 40;

  /** Stands for a run longer than {@link #LONGEST}, whose characters are not kept. */
  public static final String TOO_LONG = "";

  private final String text;
  private final int most;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder run = new StringBuilder();
  private int length;

  private Tokeniser(String text, int most) {
    this.text = text;
    this.most = most;
  }

  /** All words, in order. */
  public static List<String> words(String text) {
    return words(text, Integer.MAX_VALUE);
  }

  /** The first words, in order; what comes after {@code most} of them is not looked at. */
  public static List<String> words(String text, int most) {
    return new Tokeniser(text, most).cut();
  }

  private List<String> cut() {
    CodePoints known = CodePoints.PINNED;
    for (int at = 0; at < text.length() && words.size() < most; ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (known.isAlone(c)) {
        endRun();
        add(known.lower(c));
        endRun();
      } else if (known.isWord(c)) {
        add(known.lower(c));
      } else {
        endRun();
      }
    }
    endRun();
    return words;
  }

  private void add(int c) {
    if (length++ < LONGEST) {
      run.appendCodePoint(c);
    }
  }

  private void endRun() {
    if (length > 0 && words.size() < most) {
      words.add(length > LONGEST ? TOO_LONG : run.toString());
    }
    run.setLength(0);
    length = 0;
  }
}
