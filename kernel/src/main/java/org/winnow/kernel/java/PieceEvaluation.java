package org.winnow.kernel.java;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Runs a piece of a cell: straight if it declares nothing, else through JShell. */
final class PieceEvaluation {
  /** So many plain pieces are known by their place, for what threads of theirs may still throw. */
  private static final int PLACES_KEPT = 200;

  private final Map<String, CellPlace> places = new ConcurrentHashMap<>();
  private final Map<String, CellPlace> plainPlaces =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, CellPlace> eldest) {
              return size() > PLACES_KEPT;
            }
          });
  private final ShellEvaluation throughShell;
  private final PlainCompiler compiler;
  private final PlainEvaluation straight;
  private final Frames frames;
  private final Housekeeping housekeeping;

  /**
   * An evaluation.
   *
   * @param notices is told, in a sentence, of variables that could not be kept
   * @param path the class path for plain pieces; null to have JShell run them too
   */
  PieceEvaluation(ShellEvaluation.Shell shell, Consumer<String> notices, CompilePath path) {
    Declared declared = new Declared(shell.jshell(), shell.late());
    housekeeping = new Housekeeping(shell.jshell(), declared, shell.control());
    UnresolvedReport unresolved = new UnresolvedReport(shell.jshell(), declared);
    throughShell =
        new ShellEvaluation(shell, new ShellEvaluation.Reports(places, unresolved, notices));
    compiler = path == null ? null : compiler(declared, shell.control().loader(), path);
    frames = new Frames(shell.jshell(), declared);
    straight =
        new PlainEvaluation(
            compiler,
            shell.control(),
            plainPlaces,
            new PlainEvaluation.Reports(new FailureReport(this::place), frames, unresolved));
  }

  /** The compiler for plain pieces; null where javac's insides are not open to us. */
  private static PlainCompiler compiler(Declared declared, SnippetLoader loader, CompilePath path) {
    try {
      return new PlainCompiler(path, declared, loader);
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  private CellPlace place(String id) {
    CellPlace ofSnippet = places.get(id);
    return ofSnippet == null ? plainPlaces.get(id) : ofSnippet;
  }

  /** Runs a piece and gives its value if it is an expression to look at. */
  Given run(String source, CellPlace place) throws CellFailure {
    if (compiler != null) {
      Optional<Given> given = straight.run(source, place);
      if (given.isPresent()) {
        return given.get();
      }
    }
    try {
      return throughShell.run(source, place);
    } finally {
      housekeeping.tidy();
    }
  }

  /** Tells where a running thread is: in which line of which cell, and in what it called there. */
  String where(StackTraceElement[] stack) {
    StackTraceElement top = stack.length == 0 ? null : stack[0];
    for (StackTraceElement frame : frames.ofCells(stack)) {
      CellPlace start = Frames.isOfCell(frame) ? place(frame.getFileName().substring(1)) : null;
      if (start != null) {
        CellPlace at = start.down(Math.max(0, frame.getLineNumber() - 1));
        String line = "cell [" + at.cell() + "] line " + (at.line() + 1);
        return top.getClassName().startsWith(SnippetLoader.PACKAGE + ".")
            ? line
            : top.getClassName() + "." + top.getMethodName() + ", called from " + line;
      }
    }
    return top == null ? "the cell's own code" : top.getClassName() + "." + top.getMethodName();
  }

  /** Runs a piece of our own through JShell. */
  void rehearseInShell(String source) throws CellFailure {
    throughShell.run(source, new CellPlace(0, source, 0));
  }

  /** Runs a piece of our own straight; false if it cannot be. */
  boolean rehearse(String source) {
    try {
      return compiler != null && straight.rehearse(source);
    } catch (Exception | LinkageError defect) {
      System.getLogger("org.winnow.kernel")
          .log(System.Logger.Level.DEBUG, "not rehearsed: " + source, defect);
      return false;
    }
  }

  /** Looks at a changed class path anew. */
  void classPathChanged() {
    if (compiler != null) {
      try {
        compiler.classPathChanged();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
