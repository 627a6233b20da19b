package org.winnow.kernel.java;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.spi.SPIResolutionException;

/** Runs a piece that was compiled without JShell. */
final class PlainEvaluation {
  private final PlainCompiler compiler;
  private final InProcessControl control;
  private final Map<String, CellPlace> places;
  private final Reports reports;
  private long count;

  /** How what a piece threw is told. */
  record Reports(FailureReport failures, Frames frames, UnresolvedReport unresolved) {}

  /**
   * An evaluation.
   *
   * @param places is told where each piece stands
   */
  PlainEvaluation(
      PlainCompiler compiler,
      InProcessControl control,
      Map<String, CellPlace> places,
      Reports reports) {
    this.compiler = compiler;
    this.control = control;
    this.places = places;
    this.reports = reports;
  }

  /** Runs a piece; nothing if JShell has to run it. */
  Optional<Given> run(String source, CellPlace place) throws CellFailure {
    String id = "plain-" + count++;
    Optional<PlainCompiler.Plain> plain;
    try {
      plain = compiler.compile(source, "#" + id);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError defect) {
      // Whatever javac's insides do, JShell can run the piece.
      System.getLogger("org.winnow.kernel")
          .log(System.Logger.Level.DEBUG, "not compiled as a plain piece", defect);

      return Optional.empty();
    }
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    places.put(id, place.down(leadingLines(source)));
    Object given = call(plain.get(), "#" + id);
    Object value = plain.get().shown() ? Shown.of(source, given) : null;
    return Optional.of(new Given(value, plain.get().type()));
  }

  /** Compiles and runs a piece of our own, of which nothing is told; false if it cannot be. */
  boolean rehearse(String source) throws Exception {
    Optional<PlainCompiler.Plain> plain = compiler.compile(source, "#rehearsed");
    if (plain.isPresent()) {
      control.run(plain.get().code());
    }
    return plain.isPresent();
  }

  /** Lines of blanks before the piece, which its class does not have. */
  private static int leadingLines(String source) {
    String blank = source.substring(0, source.length() - source.stripLeading().length());
    return (int) blank.chars().filter(c -> c == '\n').count();
  }

  private Object call(PlainCompiler.Plain plain, String file) throws CellFailure {
    try {
      return control.run(plain.code());
    } catch (InvocationTargetException e) {
      throw failure(e.getCause(), plain, file);
    } catch (Exception e) {
      throw failure(e, plain, file);
    }
  }

  private CellFailure failure(Throwable thrown, PlainCompiler.Plain plain, String file) {
    if (thrown instanceof SPIResolutionException missing) {
      return reports.unresolved().of(missing);
    }
    Frames frames = reports.frames();
    return reports
        .failures()
        .thrown(thrown, s -> plain.onStack() ? frames.ofCells(s) : frames.ofCells(s, file));
  }
}
