package org.winnow.kernel.java;

import java.util.ArrayList;
import java.util.List;

/**
 * A cell ended in an error, told the way Jupyter wants it.
 *
 * <p>The name is a class's simple name, the message (the value) may be empty, and the lines are
 * what is shown.
 */
public final class CellFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final transient List<String> lines;

  public CellFailure(String name, String message, List<String> lines) {
    super(message == null ? "" : message);
    this.name = name;
    this.lines = List.copyOf(lines);
  }

  /** This failure with one more line to show. */
  public CellFailure with(String line) {
    List<String> more = new ArrayList<>(lines);
    more.add(line);
    return new CellFailure(name, getMessage(), more);
  }

  /** The error's name ({@code ename}). */
  public String name() {
    return name;
  }

  /** What is shown ({@code traceback}). */
  public List<String> lines() {
    return lines;
  }
}
