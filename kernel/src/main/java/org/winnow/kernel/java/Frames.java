package org.winnow.kernel.java;

import java.util.Arrays;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/** Turns the frames of JShell's classes into those of the cells' own lines. */
final class Frames {
  private static final String CALLER = InProcessControl.class.getName();

  private final JShell shell;
  private final Declared declared;

  Frames(JShell shell, Declared declared) {
    this.shell = shell;
    this.declared = declared;
  }

  /**
   * The stack down to its last frame of a cell; a cell's frames name {@code #} and the id of their
   * place as their file, and the line from there.
   */
  StackTraceElement[] ofCells(StackTraceElement[] raw) {
    int end = raw.length;
    while (end > 0 && !raw[end - 1].getClassName().startsWith(SnippetLoader.PACKAGE + ".")) {
      end--;
    }
    return Arrays.stream(raw)
        .limit(end == 0 ? raw.length : end)
        .map(this::ofCell)
        .toArray(StackTraceElement[]::new);
  }

  /**
   * The same where the frames of the piece itself are hidden: it is put below those it called.
   *
   * @param file the file of the piece, which has one line
   */
  StackTraceElement[] ofCells(StackTraceElement[] raw, String file) {
    int caller = 0;
    while (caller < raw.length && !raw[caller].getClassName().equals(CALLER)) {
      caller++;
    }
    if (caller == raw.length) {
      return ofCells(raw);
    }
    int end = caller;
    while (end > 0 && raw[end - 1].getClassName().matches("(jdk.internal|java.lang).reflect..*")) {
      end--;
    }
    StackTraceElement[] called = Arrays.copyOf(raw, end + 1);
    called[end] = new StackTraceElement(PlainForm.CLASS_NAME, "do_it$", file, 1);
    return ofCells(called);
  }

  /** Whether a frame, as given here, is of a cell. */
  static boolean isOfCell(StackTraceElement frame) {
    return frame.getFileName() != null && frame.getFileName().startsWith("#");
  }

  private StackTraceElement ofCell(StackTraceElement frame) {
    return declared.running(frame).map(snippet -> ofSnippet(snippet, frame)).orElse(frame);
  }

  private StackTraceElement ofSnippet(Snippet snippet, StackTraceElement frame) {
    SnippetWrapper wrapper = shell.sourceCodeAnalysis().wrapper(snippet);
    int inWrapped = endOfLine(wrapper.wrapped(), frame.getLineNumber());
    int inSource = Math.max(0, wrapper.wrappedToSourcePosition(inWrapped));
    String before = wrapper.source().substring(0, Math.min(inSource, wrapper.source().length()));
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    return new StackTraceElement(
        frame.getClassName(), frame.getMethodName(), "#" + snippet.id(), line);
  }

  /** Where the last character of a line, counted from 1, stands. */
  private static int endOfLine(String text, int line) {
    int end = text.indexOf('\n');
    for (int i = 1; i < line && end >= 0; i++) {
      end = text.indexOf('\n', end + 1);
    }
    return Math.max(0, (end < 0 ? text.length() : end) - 1);
  }
}
