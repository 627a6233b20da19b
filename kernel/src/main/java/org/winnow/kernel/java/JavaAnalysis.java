package org.winnow.kernel.java;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Completion, documentation and completeness of Java code, also while a cell runs. */
public final class JavaAnalysis {
  /** While a cell is being compiled an answer waits this long, then there is none. */
  private static final long PATIENCE_MILLIS = 2000;

  /** To look up the parameters of a method takes JShell about as long as to complete does. */
  private static final int MOST_METHODS_WITH_PARAMETERS = 3;

  private final SourceCodeAnalysis analysis;
  private final Documentation documentation;
  private final EngineLock lock;
  private final UnaryOperator<String> reading;
  private final Supplier<Set<String>> variables;

  /**
   * Analysis of code.
   *
   * @param reading gives code as JShell can read it, and tells JShell first of what it may name
   * @param variables gives the names of the notebook's variables
   */
  JavaAnalysis(
      SourceCodeAnalysis analysis,
      EngineLock lock,
      UnaryOperator<String> reading,
      Supplier<Set<String>> variables) {
    this.analysis = analysis;
    this.documentation = new Documentation(analysis);
    this.lock = lock;
    this.reading = reading;
    this.variables = variables;
  }

  /**
   * Suggestions at a cursor.
   *
   * @param start where in the code the text to replace begins
   * @param all what to put there, best first
   */
  public record Suggestions(int start, List<Suggestion> all) {
    /** Their texts. */
    public List<String> matches() {
      return all.stream().map(Suggestion::text).toList();
    }
  }

  /** What may stand at the cursor of this code. */
  public Suggestions complete(String code, int cursor) throws Exception {
    return lock.holdingWithin(
        PATIENCE_MILLIS,
        new Suggestions(cursor, List.of()),
        () -> {
          String read = reading.apply(code);
          int begin = lastStatement(read, cursor);
          Suggestions last = suggest("", read, begin, cursor);
          // Statements before it in the cell have not run: within a block they count all the same.
          return begin > 0 && last.all().isEmpty() ? suggest("{", read, 0, cursor) : last;
        });
  }

  private Suggestions suggest(String prefix, String code, int begin, int cursor) {
    String text = prefix + code.substring(begin, cursor);
    int[] anchor = {text.length()};
    List<String> matches =
        analysis.completionSuggestions(text, text.length(), anchor).stream()
            .sorted(Comparator.comparing(s -> !s.matchesType()))
            .map(SourceCodeAnalysis.Suggestion::continuation)
            .filter(match -> !Underscore.isHidden(match))
            .distinct()
            .toList();
    String before = text.substring(0, anchor[0]);
    boolean member = before.stripTrailing().endsWith(".");
    Set<String> names = variables.get();
    return new Suggestions(
        begin + anchor[0] - prefix.length(),
        withParameters(
            before, matches.stream().map(m -> Suggestion.of(m, names, member)).toList()));
  }

  /** Where few methods are left to choose from, each with the parameters of its forms. */
  private List<Suggestion> withParameters(String before, List<Suggestion> all) {
    boolean few = all.stream().filter(Suggestion::isCall).count() <= MOST_METHODS_WITH_PARAMETERS;
    return all.stream()
        .map(s -> few && s.isCall() ? s.with(documentation.parameters(before + s.text())) : s)
        .toList();
  }

  /** What stands at the cursor, with its comments where sources are there. */
  public List<Described> document(String code, int cursor) throws Exception {
    return lock.holdingWithin(
        PATIENCE_MILLIS,
        List.<Described>of(),
        () -> {
          String read = reading.apply(code);
          int begin = lastStatement(read, cursor);
          return documentation.at(read.substring(begin), cursor - begin);
        });
  }

  /** What a name means: a variable, a type, a method with all its forms. */
  public List<Described> meaning(String name) throws Exception {
    return lock.holdingWithin(
        PATIENCE_MILLIS, List.<Described>of(), () -> documentation.of(reading.apply(name)));
  }

  /** Whether code is {@code complete}, {@code incomplete}, {@code invalid} or {@code unknown}. */
  public String completeness(String code) throws Exception {
    return lock.holdingWithin(
        PATIENCE_MILLIS,
        "unknown",
        () -> {
          String rest = Underscore.in(code).as(Underscore.name(0));
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
