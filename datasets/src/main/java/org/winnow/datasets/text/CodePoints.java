package org.winnow.datasets.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the tokeniser knows of characters: tables of Unicode 14.0.0 that come with the code, since
 * those of a Java change with its version. The script {@code unicode_tables.py} makes them.
 */
final class CodePoints {
  static final CodePoints PINNED = read("unicode.txt");

  private final BitSet word = new BitSet();
  private final BitSet alone = new BitSet();
  private final int[] upper;
  private final int[] lower;

  private CodePoints(BufferedReader lines) {
    Map<Integer, Integer> cases = new TreeMap<>();
    lines
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" "))
        .forEach(fields -> take(fields, cases));
    upper = cases.keySet().stream().mapToInt(Integer::intValue).toArray();
    lower = cases.values().stream().mapToInt(Integer::intValue).toArray();
  }

  private static CodePoints read(String resource) {
    try (InputStream in = CodePoints.class.getResourceAsStream(resource)) {
      return new CodePoints(
          new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(String[] fields, Map<Integer, Integer> cases) {
    for (int i = 1; i < fields.length; i++) {
      switch (fields[0]) {
        case "word" -> set(word, fields[i]);
        case "alone" -> set(alone, fields[i]);
        default -> addCases(fields[i], cases);
      }
    }
  }

  private static void set(BitSet kind, String range) {
    int dash = range.indexOf('-');
    kind.set(hex(range.substring(0, dash)), hex(range.substring(dash + 1)) + 1);
  }

  /** Of {@code FIRST-LAST/STEP+DISTANCE}. */
  private static void addCases(String run, Map<Integer, Integer> cases) {
    int dash = run.indexOf('-');
    int slash = run.indexOf('/');
    int step = run.charAt(slash + 1) - '0';
    int distance = Integer.parseInt(run.substring(slash + 2));
    int last = hex(run.substring(dash + 1, slash));
    for (int c = hex(run.substring(0, dash)); c <= last; c += step) {
      cases.put(c, c + distance);
    }
  }

  private static int hex(String digits) {
    return Integer.parseInt(digits, 16);
  }

  /** Whether it is part of words: a letter, a mark or a decimal digit. */
  boolean isWord(int codePoint) {
    return word.get(codePoint);
  }

  /** Whether it is a word by itself, as in scripts that are written without spaces. */
  boolean isAlone(int codePoint) {
    return alone.get(codePoint);
  }

  /** Its lower case where it has one, one character for one. */
  int lower(int codePoint) {
    int at = Arrays.binarySearch(upper, codePoint);
    return at < 0 ? codePoint : lower[at];
  }
}
