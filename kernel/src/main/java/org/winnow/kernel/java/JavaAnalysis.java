package org.winnow.kernel.java;

import java.util.Comparator;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Completion, documentation and completeness of Java code, also while a cell runs. */
public final class JavaAnalysis {
  /** While a cell is being compiled an answer waits this long, then there is none. */
  private static final long PATIENCE_MILLIS = 2000;

  private final SourceCodeAnalysis analysis;
  private final EngineLock lock;
  private final LateImports late;

  JavaAnalysis(SourceCodeAnalysis analysis, EngineLock lock, LateImports late) {
    this.analysis = analysis;
    this.lock = lock;
    this.late = late;
  }

  /**
   * Suggestions at a cursor.
   *
   * @param start where in the code the text to replace begins
   * @param matches what to put there, best first
   */
  public record Suggestions(int start, List<String> matches) {}

  /** What may stand at the cursor of this code. */
  public Suggestions complete(String code, int cursor) throws Exception {
    return lock.holdingWithin(
        PATIENCE_MILLIS,
        new Suggestions(cursor, List.of()),
        () -> {
          late.tellAll();
          int begin = lastStatement(code, cursor);
          Suggestions last = suggest("", code, begin, cursor);
          // Statements before it in the cell have not run: within a block they count all the same.
          return begin > 0 && last.matches().isEmpty() ? suggest("{", code, 0, cursor) : last;
        });
  }

  private Suggestions suggest(String prefix, String code, int begin, int cursor) {
    String text = prefix + code.substring(begin, cursor);
    int[] anchor = {text.length()};
    List<String> matches =
        analysis.completionSuggestions(text, text.length(), anchor).stream()
            .sorted(Comparator.comparing(s -> !s.matchesType()))
            .map(SourceCodeAnalysis.Suggestion::continuation)
            .distinct()
            .toList();
    return new Suggestions(begin + anchor[0] - prefix.length(), matches);
  }

  /** What stands at the cursor, with its comments where sources are there. */
  public List<Described> document(String code, int cursor) throws Exception {
    return lock.holdingWithin(
        PATIENCE_MILLIS,
        List.<Described>of(),
        () -> {
          int begin = lastStatement(code, cursor);
          return described(code.substring(begin), cursor - begin);
        });
  }

  private List<Described> described(String statement, int cursor) {
    late.tellAll();
    return analysis.documentation(statement, cursor, true).stream()
        .map(d -> new Described(d.signature(), d.javadoc() == null ? "" : d.javadoc().strip()))
        .distinct()
        .toList();
  }

  /** What a name means: a variable, a type, a method with all its forms. */
  public List<Described> meaning(String name) throws Exception {
    return lock.holdingWithin(
        PATIENCE_MILLIS,
        List.<Described>of(),
        () -> {
          List<Described> found = described(name, name.length());
          return found.isEmpty() ? described(name + "(", name.length() + 1) : found;
        });
  }

  /** Whether code is {@code complete}, {@code incomplete}, {@code invalid} or {@code unknown}. */
  public String completeness(String code) throws Exception {
    return lock.holdingWithin(
        PATIENCE_MILLIS,
        "unknown",
        () -> {
          String rest = code;
          while (!rest.isBlank()) {
            CompletionInfo info = analysis.analyzeCompletion(rest);
            switch (info.completeness()) {
              case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> {
                return "incomplete";
              }
              case UNKNOWN -> {
                return "invalid";
              }
              case EMPTY, COMPLETE_WITH_SEMI -> {
                return "complete";
              }
              case COMPLETE -> rest = info.remaining();
            }
          }
          return "complete";
        });
  }

  /** Where the statement that holds the cursor begins. */
  private int lastStatement(String code, int cursor) {
    int begin = 0;
    while (begin < cursor) {
      CompletionInfo info = analysis.analyzeCompletion(code.substring(begin, cursor));
      String remaining = info.remaining();
      if (!info.completeness().isComplete() || remaining == null || remaining.isBlank()) {
        break;
      }
      begin = cursor - remaining.length();
    }
    return begin;
  }
}
