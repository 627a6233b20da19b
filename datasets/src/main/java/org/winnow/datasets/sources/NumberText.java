package org.winnow.datasets.sources;

import com.fasterxml.jackson.core.io.NumberInput;

/**
 * Reads decimal numbers from a character array, with the same result as {@link Double#parseDouble}.
 *
 * <p>What begins with a 0 and a further digit, as {@code 007}, is a key and not a number.
 */
final class NumberText {
  /** No whole number that {@link #readWhole} gives has this value. */
  static final long NOT_WHOLE = Long.MIN_VALUE;

  private static final int MOST_DIGITS = 18;

  /** Whole numbers below this are exact as doubles (2^53). */
  private static final long EXACT = 1L << 53;

  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private double value;

  /** The number that the last successful {@link #readReal} found. */
  double value() {
    return value;
  }

  /** A whole number of at most 18 digits, or {@link #NOT_WHOLE}. */
  static long readWhole(char[] text, int from, int length) {
    int at = from;
    int end = from + length;
    boolean negative = length > 0 && text[at] == '-';
    if (negative || length > 0 && text[at] == '+') {
      at++;
    }
    int digits = end - at;
    if (digits < 1 || digits > MOST_DIGITS || text[at] == '0' && digits > 1) {
      return NOT_WHOLE;
    }
    long sum = 0;
    for (; at < end; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        return NOT_WHOLE;
      }
      sum = sum * 10 + digit;
    }
    return negative ? -sum : sum;
  }

  /**
   * Whether the text is a decimal number, or infinite in words; it is then in {@link #value()}.
   *
   * <p>Fast where mantissa and power of ten are both exact doubles, since one rounding is then
   * correct (W. Clinger, "How to read floating point numbers accurately", 1990).
   */
  boolean readReal(char[] text, int from, int length) {
    int at = from;
    int end = from + length;
    boolean negative = length > 0 && text[at] == '-';
    if (negative || length > 0 && text[at] == '+') {
      at++;
    }
    if (isKey(text, at, end)) {
      return false;
    }
    long mantissa = 0;
    int digits = 0;
    int scale = 0;
    boolean point = false;
    for (; at < end; at++) {
      char c = text[at];
      if (c >= '0' && c <= '9') {
        digits++;
        scale -= point ? 1 : 0;
        mantissa = mantissa < EXACT ? mantissa * 10 + (c - '0') : EXACT;
      } else if (c == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return readInfinite(text, from, length);
    }
    if (at < end) {
      return isExponent(text, at, end) && readSlowly(text, from, length);
    }
    if (mantissa >= EXACT || -scale >= POWERS_OF_TEN.length) {
      return readSlowly(text, from, length);
    }
    double size = mantissa / POWERS_OF_TEN[-scale];
    value = negative ? -size : size;
    return true;
  }

  private static boolean isKey(char[] text, int at, int end) {
    return end - at > 1 && text[at] == '0' && text[at + 1] >= '0' && text[at + 1] <= '9';
  }

  private static boolean isExponent(char[] text, int from, int end) {
    if (text[from] != 'e' && text[from] != 'E') {
      return false;
    }
    int at = from + 1;
    if (at < end && (text[at] == '-' || text[at] == '+')) {
      at++;
    }
    boolean any = at < end;
    for (; at < end; at++) {
      if (text[at] < '0' || text[at] > '9') {
        return false;
      }
    }
    return any;
  }

  private boolean readSlowly(char[] text, int from, int length) {
    value = NumberInput.parseDouble(text, from, length, true);
    return true;
  }

  private boolean readInfinite(char[] text, int from, int length) {
    if (length < 3 || length > 9) {
      return false;
    }
    var read = org.winnow.datasets.NumberForm.DECIMAL.read(new String(text, from, length));
    value = read.orElse(0);
    return read.isPresent();
  }
}
