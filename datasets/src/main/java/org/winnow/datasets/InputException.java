package org.winnow.datasets;

/**
 * What a person asked for cannot be done as asked: a wrong value, a damaged file, a missing step.
 *
 * <p>The message is one to three lines that stand alone: what was expected, what came, where, and
 * what to try. It is shown without a stack trace. A defect of Winnow itself is never reported with
 * this type.
 */
public class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InputException(String message) {
    super(message);
  }

  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
