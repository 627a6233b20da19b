package org.winnow.kernel.java;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places in a cell where {@code _} is the name of the last value. To Java it is a keyword, so a
 * letter takes its place that nobody types; being one letter too, it leaves everything else in the
 * code where it is.
 *
 * <p>Where {@code _} declares something, as later versions of Java let it, or is assigned to, it is
 * left to Java.
 */
final class Underscore {
  /** Letters of 'Phags-pa, which was last written in the 14th century. */
  private static final char FIRST = '\ua840';

  /** So many letters there are. */
  static final int LETTERS = 52;

  private static final Pattern LETTER =
      Pattern.compile("[" + FIRST + "-" + (char) (FIRST + LETTERS - 1) + "]");

  private static final Pattern ALONE =
      Pattern.compile("(?<!\\p{javaJavaIdentifierPart})_(?!\\p{javaJavaIdentifierPart})");

  /** What makes the {@code _} before it a parameter, a variable, a method or a target. */
  private static final Pattern DECLARED_BY =
      Pattern.compile("\\s*(?:->|=(?!=)|(?:[-+*/%&|^]|<<|>>>?)=|\\+\\+|--|\\()");

  /** What a {@code _} behind it is a part of. */
  private static final Pattern TAKEN_BY = Pattern.compile("(?:\\+\\+|--|::|[.@\\]])\\s*$");

  private static final Pattern WORD =
      Pattern.compile("(\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)\\s*$");

  /** The words that an expression may follow; after all others {@code _} is what they declare. */
  private static final Pattern BEFORE_VALUE =
      Pattern.compile("return|throw|yield|else|do|assert|when");

  private static final Pattern TYPE_ARGUMENTS =
      Pattern.compile("\\p{Lu}\\p{javaJavaIdentifierPart}*\\s*<[^;(){}=+*|&!]*>\\s*$");

  /** The name before the bracket of a pattern, and what comes before that. */
  private static final Pattern PATTERN_NAME =
      Pattern.compile(
          "(?<before>\\b(?:instanceof|case)\\s|[(,])\\s*[\\p{javaJavaIdentifierPart}.]+(?:<[^()]*>)?\\s*$");

  private final String code;
  private final String bare;
  private final List<Integer> places = new ArrayList<>();

  private Underscore(String code, String bare) {
    this.code = code;
    this.bare = bare;
    ALONE
        .matcher(bare)
        .results()
        .map(MatchResult::start)
        .filter(this::isValue)
        .forEach(places::add);
  }

  /** Where a cell names the last value. */
  static Underscore in(String code) {
    // Code that has one of the letters itself would be misread.
    boolean any = ALONE.matcher(code).find() && !isHidden(code);
    return new Underscore(code, any ? JavaScanner.bare(code) : "");
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  /** The code before the first place. */
  String before() {
    return code.substring(0, places.get(0));
  }

  /** The code with a name of one letter in each of the places. */
  String as(String name) {
    StringBuilder read = new StringBuilder(code);
    places.forEach(at -> read.setCharAt(at, name.charAt(0)));
    return read.toString();
  }

  /** A name of one letter. */
  static String name(int number) {
    return String.valueOf((char) (FIRST + number % LETTERS));
  }

  /** Whether a name, or what is made with it, is one of these and none that a person gave. */
  static boolean isHidden(String name) {
    return LETTER.matcher(name).find();
  }

  /** A message with {@code _} for the letters. */
  static String told(String message) {
    return message == null ? null : LETTER.matcher(message).replaceAll("_");
  }

  private boolean isValue(int at) {
    String before = bare.substring(0, at);
    if (DECLARED_BY.matcher(bare).region(at + 1, bare.length()).lookingAt()
        || TAKEN_BY.matcher(before).find()
        || TYPE_ARGUMENTS.matcher(before).find()) {
      return false;
    }
    Matcher word = WORD.matcher(before);
    boolean declared = word.find() && !BEFORE_VALUE.matcher(word.group(1)).matches();
    return !declared && !isParameter(at) && !isInPattern(at);
  }

  /** Whether it stands within the brackets before an arrow. */
  private boolean isParameter(int at) {
    int depth = 0;
    for (int i = at; i < bare.length(); i++) {
      char c = bare.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth < 0) {
        return bare.substring(i + 1).stripLeading().startsWith("->");
      }
    }
    return false;
  }

  /** Whether it stands within {@code instanceof Name(…)} or {@code case Name(…)}, however deep. */
  private boolean isInPattern(int at) {
    int open = openBefore(at);
    while (open >= 0) {
      Matcher name = PATTERN_NAME.matcher(bare.substring(0, open));
      if (!name.find()) {
        return false;
      }
      if (name.group("before").length() > 1) {
        return true;
      }
      open = openBefore(name.start() + 1);
    }
    return false;
  }

  private int openBefore(int at) {
    int depth = 0;
    for (int i = at - 1; i >= 0; i--) {
      char c = bare.charAt(i);
      depth += c == ')' ? 1 : c == '(' ? -1 : 0;
      if (depth < 0) {
        return i;
      }
    }
    return -1;
  }
}
