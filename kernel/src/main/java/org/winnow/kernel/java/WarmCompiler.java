package org.winnow.kernel.java;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;

/**
 * A compiler that keeps what it knows of the class path from one small class to the next: about a
 * millisecond for each, where a fresh one takes ten.
 */
final class WarmCompiler {
  private static final List<String> OWN_OPTIONS = List.of("-proc:none");

  /** The classes that were compiled stay in the compiler's table until it is cleared. */
  private static final int USES_BEFORE_CLEARING = 100;

  /**
   * Each use leaves a dead reference in the table of every package that it imports, which javac
   * clears only when the package changes; a fresh compiler is slow once.
   */
  private static final int USES_BEFORE_A_FRESH_ONE = 2_000;

  private final JavacInternals internals;
  private final CellClasses classes;
  private final CellFiles files;
  private final List<String> options;
  private Object pool;
  private long seenVersion = -1;
  private int uses;
  private int usesOfThisOne;

  /**
   * A compiler.
   *
   * @param classes the classes of the package of cells
   * @param path where all other classes are
   * @throws ReflectiveOperationException if javac's insides cannot be reached
   */
  WarmCompiler(CellClasses classes, CompilePath path) throws ReflectiveOperationException {
    this.internals = new JavacInternals();
    this.classes = classes;
    this.files = new CellFiles(path.files(), classes);
    this.options = path.optionsAnd(OWN_OPTIONS);
    this.pool = internals.newPool();
  }

  /**
   * What came of a compilation.
   *
   * @param classes the classes by their binary names; empty if it failed or was not gone on with
   * @param problems the codes of the errors
   */
  record Outcome(Map<String, byte[]> classes, List<String> problems) {}

  /** Follows a compilation. */
  interface Watcher {
    /** Whether to go on with what was parsed; not asked if that has errors. */
    boolean goesOn(CompilationUnitTree parsed);

    /** The types are found, and there are no errors. */
    void typed(Trees trees, CompilationUnitTree unit);
  }

  /**
   * Compiles a class.
   *
   * @param watcher follows it
   */
  Outcome compile(String className, String source, Watcher watcher)
      throws ReflectiveOperationException {
    List<String> problems = new ArrayList<>();
    if (++usesOfThisOne > USES_BEFORE_A_FRESH_ONE) {
      startAnew();
    }
    files.takeWritten();
    JavacInternals.Job job =
        new JavacInternals.Job(
            files,
            problem -> {
              if (problem.getKind() == Diagnostic.Kind.ERROR) {
                problems.add(problem.getCode());
              }
            },
            options,
            CellFiles.source(className, source));
    internals.withTask(
        pool,
        job,
        task -> {
          work(task, problems, watcher);
          return null;
        });
    Map<String, byte[]> written = files.takeWritten();
    return new Outcome(problems.isEmpty() ? written : Map.of(), problems);
  }

  private void work(JavacTask task, List<String> problems, Watcher watcher) {
    try {
      refresh(task);
      CompilationUnitTree unit = task.parse().iterator().next();
      boolean goesOn = problems.isEmpty() && watcher.goesOn(unit);
      if (goesOn) {
        task.analyze();
      }
      if (problems.isEmpty() && goesOn) {
        watcher.typed(Trees.instance(task), unit);
        task.generate();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Has the compiler look at the cells' classes anew, if there are others by now. */
  private void refresh(JavacTask task) throws ReflectiveOperationException {
    long version = classes.version();
    if (version != seenVersion || ++uses > USES_BEFORE_CLEARING) {
      internals.forget(task, SnippetLoader.PACKAGE, files.takeListed());
      seenVersion = version;
      uses = 0;
    }
  }

  /** Looks at a changed class path anew. */
  void classPathChanged() throws ReflectiveOperationException {
    startAnew();
  }

  private void startAnew() throws ReflectiveOperationException {
    pool = internals.newPool();
    seenVersion = -1;
    usesOfThisOne = 0;
  }
}
