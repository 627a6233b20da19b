package org.winnow.training.engine.onednn;

/** The library refused something: the program cannot be built or run by it. */
final class OneDnnException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OneDnnException(int status, String what) {
    super("oneDNN could not " + what + ": " + meaning(status));
  }

  /** The library's status codes, from its header. */
  private static String meaning(int status) {
    return switch (status) {
      case 1 -> "out of memory";
      case 2 -> "invalid arguments";
      case 3 -> "not implemented for this shape or processor";
      case 5 -> "run-time error";
      default -> "status " + status;
    };
  }
}
