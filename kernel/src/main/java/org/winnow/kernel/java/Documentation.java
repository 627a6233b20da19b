package org.winnow.kernel.java;

import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;

/** What JShell tells of the names in a statement. The caller holds JShell's lock. */
final class Documentation {
  /** Of so many forms a method's parameters are told; more would fill the line. */
  private static final int MOST_FORMS = 4;

  private final SourceCodeAnalysis analysis;

  Documentation(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  /**
   * What stands at a cursor: within the name of a method that is called, that method with all its
   * forms; within any other name what it means; else the method whose argument is being written.
   */
  List<Described> at(String statement, int cursor) {
    int end = endOfName(statement, cursor);
    if (end > 0 && statement.startsWith("(", end)) {
      List<Described> called = upTo(statement, end + 1);
      if (!called.isEmpty()) {
        return called;
      }
    }
    List<Described> found = described(statement, cursor);
    if (found.isEmpty() && end > cursor) {
      found = upTo(statement, end);
    }
    // Front ends ask behind what they completed; behind empty brackets JShell names no method.
    boolean behindBrackets = found.isEmpty() && statement.startsWith("()", cursor - 2);
    return behindBrackets ? upTo(statement, cursor - 1) : found;
  }

  /** What a name means: a variable, a type, a method with all its forms. */
  List<Described> of(String name) {
    List<Described> found = upTo(name, name.length());
    return found.isEmpty() ? upTo(name + "(", name.length() + 1) : found;
  }

  /**
   * The parameters of each form of a method, as {@code (int a, int b) | (long a, long b)}.
   *
   * @param call code up to the method's opening bracket, with it
   */
  String parameters(String call) {
    List<String> forms =
        analysis.documentation(call, call.length(), false).stream()
            .map(SourceCodeAnalysis.Documentation::signature)
            .filter(signature -> signature.indexOf('(') < signature.lastIndexOf(')'))
            .map(s -> s.substring(s.indexOf('('), s.lastIndexOf(')') + 1))
            .distinct()
            .toList();
    String told = forms.stream().limit(MOST_FORMS).collect(Collectors.joining(" | "));
    return forms.size() > MOST_FORMS ? told + " | …" : told;
  }

  private List<Described> upTo(String statement, int end) {
    return described(statement.substring(0, end), end);
  }

  private List<Described> described(String statement, int cursor) {
    return analysis.documentation(statement, cursor, true).stream()
        .map(d -> new Described(d.signature(), d.javadoc() == null ? "" : d.javadoc().strip()))
        .distinct()
        .toList();
  }

  /** Where the name ends that a cursor is within or behind; -1 if it is at none. */
  private static int endOfName(String code, int cursor) {
    int start = cursor;
    while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
      start--;
    }
    if (start == cursor || !Character.isJavaIdentifierStart(code.charAt(start))) {
      return -1;
    }
    int end = cursor;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    return end;
  }
}
