package org.winnow.kernel.java;

import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * What may stand at a cursor.
 *
 * @param text what to put there
 * @param kind what it is, in the words of front ends: {@code function}, {@code class}, {@code
 *     instance}, {@code module}, {@code keyword} or {@code property}
 * @param signature the parameters of a method or constructor in each of its forms; empty where they
 *     were not looked up
 */
public record Suggestion(String text, String kind, String signature) {
  /**
   * A suggestion of JShell's, which tells no more than the text.
   *
   * @param variables the names of the notebook's variables
   * @param member whether it stands behind a dot
   */
  static Suggestion of(String text, Set<String> variables, boolean member) {
    return new Suggestion(text, kind(text, variables, member), text.endsWith("()") ? "()" : "");
  }

  /** Whether it is a method or constructor that takes something. */
  boolean isCall() {
    return text.endsWith("(");
  }

  Suggestion with(String parameters) {
    return new Suggestion(text, kind, parameters);
  }

  private static String kind(String text, Set<String> variables, boolean member) {
    int call = text.indexOf('(');
    String name = call < 0 ? text : text.substring(0, call);
    if (name.endsWith(".")) {
      return "module";
    }
    if (SourceVersion.isKeyword(name)) {
      return "keyword";
    }
    if (!member && call < 0 && variables.contains(name)) {
      return "instance";
    }
    // From here on it is as people write Java: JShell does not say.
    boolean constant = member && name.length() > 1 && name.equals(name.toUpperCase(Locale.ROOT));
    if (Character.isUpperCase(name.codePointAt(0)) && !constant) {
      return "class";
    }
    return call >= 0 ? "function" : member ? "property" : "instance";
  }
}
