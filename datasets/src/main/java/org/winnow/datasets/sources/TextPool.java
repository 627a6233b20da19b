package org.winnow.datasets.sources;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers distinct texts from 0 in the order they come, without making a string for known ones. */
final class TextPool {
  private final List<String> texts = new ArrayList<>();
  private int[] slots = new int[64];

  /** The number of a text. */
  int number(char[] text, int from, int length) {
    int mask = slots.length - 1;
    int at = hash(text, from, length) & mask;
    while (slots[at] != 0) {
      if (same(texts.get(slots[at] - 1), text, from, length)) {
        return slots[at] - 1;
      }
      at = at + 1 & mask;
    }
    texts.add(new String(text, from, length));
    slots[at] = texts.size();
    if (texts.size() * 2 > slots.length) {
      grow();
    }
    return texts.size() - 1;
  }

  /** All texts, by number; not to be changed. */
  List<String> texts() {
    return texts;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    for (int i = 0; i < texts.size(); i++) {
      char[] text = texts.get(i).toCharArray();
      int at = hash(text, 0, text.length) & slots.length - 1;
      while (slots[at] != 0) {
        at = at + 1 & slots.length - 1;
      }
      slots[at] = i + 1;
    }
  }

  private static int hash(char[] text, int from, int length) {
    int h = 0;
    for (int i = from; i < from + length; i++) {
      h = 31 * h + text[i];
    }
    return h ^ h >>> 15;
  }

  private static boolean same(String known, char[] text, int from, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.charAt(i) != text[from + i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return texts.size() + " texts " + Arrays.toString(texts.stream().limit(5).toArray());
  }
}
