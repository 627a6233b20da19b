package org.winnow.kernel.java;

import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Runs Java code piece by piece: each declaration, statement and expression by itself. */
final class Pieces {
  private final SourceCodeAnalysis analysis;
  private final Evaluation each;

  /** Runs one piece, and gives its value if it is an expression to look at. */
  interface Evaluation {
    Given run(String source, CellPlace place) throws CellFailure;
  }

  Pieces(SourceCodeAnalysis analysis, Evaluation each) {
    this.analysis = analysis;
    this.each = each;
  }

  /** Runs the pieces in order; gives the value of the last one. */
  Given run(String code, CellPlace start) throws CellFailure {
    String rest = code.stripLeading();
    Given last = Given.NOTHING;
    while (!rest.isEmpty()) {
      CompletionInfo next = analysis.analyzeCompletion(rest);
      if (next.completeness() == Completeness.EMPTY) {
        break;
      }
      boolean whole = next.source() == null || next.source().isBlank();
      String done = code.substring(0, code.length() - rest.length());
      last = each.run(whole ? rest : next.source(), start.after(done));
      rest = whole || next.remaining() == null ? "" : next.remaining().stripLeading();
    }
    return last;
  }
}
