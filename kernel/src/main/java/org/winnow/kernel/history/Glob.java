package org.winnow.kernel.history;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Patterns as front ends send them: {@code *}, {@code ?} and {@code [a-z]} or {@code [^a-z]}. */
final class Glob {
  private Glob() {}

  /** Whether a whole text, of any number of lines, fits a pattern. */
  static Predicate<String> of(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      int close = c == '[' ? glob.indexOf(']', i + 2) : -1;
      if (close > 0) {
        regex.append(characters(glob.substring(i + 1, close)));
        i = close;
      } else {
        regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).asMatchPredicate();
  }

  private static String characters(String inside) {
    boolean not = inside.length() > 1 && (inside.charAt(0) == '^' || inside.charAt(0) == '!');
    StringBuilder regex = new StringBuilder(not ? "[^" : "[");
    String listed = inside.substring(not ? 1 : 0);
    for (int i = 0; i < listed.length(); i++) {
      boolean range = i + 2 < listed.length() && listed.charAt(i + 1) == '-';
      if (range && listed.charAt(i) <= listed.charAt(i + 2)) {
        regex.append(literal(listed.charAt(i))).append('-').append(literal(listed.charAt(i + 2)));
        i += 2;
      } else {
        regex.append(literal(listed.charAt(i)));
      }
    }
    return regex.append(']').toString();
  }

  private static String literal(char c) {
    return Character.isLetterOrDigit(c) ? String.valueOf(c) : "\\" + c;
  }
}
