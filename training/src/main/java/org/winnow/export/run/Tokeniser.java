package org.winnow.export.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts text into words as the training did, by the Unicode tables that come with the jar. */
final class Tokeniser {
  private static final int LONGEST = 40;

  private final BitSet word = new BitSet();
  private final BitSet alone = new BitSet();
  private final Map<Integer, Integer> lower = new HashMap<>();

  Tokeniser() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Contents.open("unicode.txt"), StandardCharsets.US_ASCII))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(this::take);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void take(String line) {
    String[] fields = line.split(" ");
    for (int i = 1; i < fields.length; i++) {
      int dash = fields[i].indexOf('-');
      int first = Integer.parseInt(fields[i].substring(0, dash), 16);
      if (fields[0].equals("lower")) {
        cases(fields[i], first, dash);
      } else {
        int last = Integer.parseInt(fields[i].substring(dash + 1), 16);
        (fields[0].equals("word") ? word : alone).set(first, last + 1);
      }
    }
  }

  /** Of {@code FIRST-LAST/STEP+DISTANCE}. */
  private void cases(String run, int first, int dash) {
    int slash = run.indexOf('/');
    int last = Integer.parseInt(run.substring(dash + 1, slash), 16);
    int distance = Integer.parseInt(run.substring(slash + 2));
    for (int c = first; c <= last; c += run.charAt(slash + 1) - '0') {
      lower.put(c, c + distance);
    }
  }

  /** The first words, in order; one that is longer than any of a language is empty. */
  List<String> words(String text, int most) {
    List<String> words = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    int length = 0;
    for (int at = 0; at <= text.length() && words.size() < most; ) {
      int c = at < text.length() ? text.codePointAt(at) : ' ';
      at += Character.charCount(c);
      boolean single = alone.get(c);
      if (length > 0 && (single || !word.get(c))) {
        words.add(length > LONGEST ? "" : run.toString());
        run.setLength(0);
        length = 0;
      }
      if (single && words.size() < most) {
        words.add(new String(Character.toChars(lower.getOrDefault(c, c))));
      } else if (!single && word.get(c) && length++ < LONGEST) {
        run.appendCodePoint(lower.getOrDefault(c, c));
      }
    }
    return words;
  }
}
