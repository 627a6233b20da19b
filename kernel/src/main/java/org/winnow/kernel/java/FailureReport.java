package org.winnow.kernel.java;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShellException;
import org.winnow.datasets.InputException;

/** Tells compile errors and exceptions: the message, the cell's line marked, no kernel frames. */
final class FailureReport {
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  /** Lines of the cell shown above and below the marked one. */
  private static final int CONTEXT = 2;

  private static final int MOST_FRAMES = 30;
  private static final int MOST_CAUSES = 10;

  private final Function<String, CellPlace> places;

  /**
   * A reporter.
   *
   * @param places gives the place of a snippet by its id, or null
   */
  FailureReport(Function<String, CellPlace> places) {
    this.places = places;
  }

  /** A snippet that did not compile. */
  static CellFailure notCompiled(List<Diag> problems, String source, CellPlace place) {
    List<String> lines = new ArrayList<>();
    String first = "";
    for (Diag problem : problems) {
      if (!problem.isError()) {
        continue;
      }
      // Where in JShell's own class that is, is of no use to anybody.
      String message =
          Underscore.told(problem.getMessage(Locale.ENGLISH))
              .replaceAll("\\R\\s*location: class\\s*$", "");
      first = first.isEmpty() ? message : first;
      int offset = (int) Math.max(0, Math.min(problem.getStartPosition(), source.length()));
      lines.add(RED + "Does not compile: " + PLAIN + message);
      CellPlace at = place.after(source.substring(0, offset));
      lines.addAll(excerpt(at, at.column()));
    }
    return new CellFailure(JavaSession.NOT_COMPILED, first, lines);
  }

  /** A failure whose place in the cell is known: the place is shown with it. */
  static CellFailure at(CellPlace place, String name, String message) {
    List<String> lines = new ArrayList<>(List.of(RED + message + PLAIN));
    lines.addAll(excerpt(place, place.column()));
    return new CellFailure(name, message, lines);
  }

  /** A snippet that threw. */
  CellFailure thrown(JShellException first, Throwable real) {
    List<Link> chain = new ArrayList<>();
    Throwable actual = real;
    for (Throwable link = first;
        link != null && chain.size() < MOST_CAUSES;
        link = link.getCause()) {
      String message = actual != null && actual.getMessage() != null ? actual.getMessage() : null;
      String told = message == null ? link.getMessage() : message;
      chain.add(new Link(typeOf(link), Underscore.told(told), link.getStackTrace()));
      actual = actual == null ? null : actual.getCause();
    }
    return told(real, chain);
  }

  /**
   * A plain piece that threw.
   *
   * @param frames gives the frames to tell of those on the stack
   */
  CellFailure thrown(Throwable real, UnaryOperator<StackTraceElement[]> frames) {
    List<Link> chain = new ArrayList<>();
    for (Throwable link = real;
        link != null && chain.size() < MOST_CAUSES;
        link = link.getCause()) {
      StackTraceElement[] stack = frames.apply(link.getStackTrace());
      String message = Underscore.told(link.getMessage());
      chain.add(new Link(link.getClass().getName(), message, stack));
    }
    return told(real, chain);
  }

  /** One throwable of a chain of causes. */
  private record Link(String type, String message, StackTraceElement[] stack) {
    String headline() {
      return message == null ? type : type + ": " + message;
    }
  }

  private CellFailure told(Throwable real, List<Link> chain) {
    if (real instanceof InputException || real instanceof AbandonedException) {
      return new CellFailure(
          real.getClass().getSimpleName(),
          real.getMessage(),
          Arrays.asList(real.getMessage().split("\n")));
    }
    if (real instanceof UserExit.Refused) {
      List<String> lines = new ArrayList<>(Arrays.asList(real.getMessage().split("\n")));
      lines.addAll(frames(UserExit.below(chain.get(0).stack())));
      return new CellFailure("ExitRefused", real.getMessage(), lines);
    }
    boolean interrupted = real instanceof InterruptedException || real instanceof LoopStop.Stopped;
    List<String> lines = new ArrayList<>();
    for (Link link : interrupted ? chain.subList(0, 1) : chain) {
      String prefix = lines.isEmpty() ? "" : "Caused by: ";
      lines.add(prefix + RED + (interrupted ? "Interrupted" : link.headline()) + PLAIN);
      lines.addAll(frames(interrupted ? LoopStop.below(link.stack()) : link.stack()));
    }
    Link first = chain.get(0);
    return interrupted
        ? new CellFailure("Interrupted", "the cell was interrupted", lines)
        : new CellFailure(
            first.type().substring(first.type().lastIndexOf('.') + 1), first.message(), lines);
  }

  private static String typeOf(Throwable link) {
    return link instanceof EvalException e ? e.getExceptionClassName() : link.getClass().getName();
  }

  /** The frames down to the cell, cells' own frames shown with their lines. */
  private List<String> frames(StackTraceElement[] stack) {
    List<String> lines = new ArrayList<>();
    boolean excerpted = false;
    for (StackTraceElement frame : stack) {
      String file = frame.getFileName();
      CellPlace start =
          file != null && file.startsWith("#") ? places.apply(file.substring(1)) : null;
      if (lines.size() >= MOST_FRAMES) {
        lines.add("    … " + stack.length + " frames in all");
        break;
      }
      if (start == null) {
        if (frame.getClassName().startsWith("org.winnow.kernel.")
            || frame.getClassName().startsWith("jdk.internal.reflect.")) {
          break;
        }
        lines.add("    at " + frame);
        continue;
      }
      CellPlace place = start.down(Math.max(0, frame.getLineNumber() - 1));
      String method = frame.getMethodName();
      boolean top = method.isEmpty() || method.equals("do_it$");
      lines.add(
          "    at cell ["
              + place.cell()
              + "] line "
              + (place.line() + 1)
              + (top ? "" : ", " + method));
      if (!excerpted) {
        lines.addAll(excerpt(place, -1));
        excerpted = true;
      }
    }
    return lines;
  }

  /** The cell's lines around the place, it marked; with a caret below column {@code column} ≥ 0. */
  private static List<String> excerpt(CellPlace place, int column) {
    String[] code = place.code().split("\n", -1);
    int line = Math.min(place.line(), code.length - 1);
    List<String> lines = new ArrayList<>();
    for (int i = Math.max(0, line - CONTEXT); i <= Math.min(code.length - 1, line + CONTEXT); i++) {
      String mark = i == line ? "---> " : "     ";
      lines.add(mark + String.format(Locale.ROOT, "%3d  ", i + 1) + code[i]);
      if (i == line && column >= 0) {
        lines.add(" ".repeat(10 + column) + "^");
      }
    }
    return lines;
  }
}
