package org.winnow.kernel.java;

import java.util.Arrays;

/** What a cell's {@code System.exit} becomes: ending the process would lose every variable. */
public final class UserExit {
  private UserExit() {}

  /**
   * Says that the process was not ended; an error, so that the code after the call does not run.
   */
  public static final class Refused extends Error {
    private static final long serialVersionUID = 1L;

    Refused(int status) {
      super(
          "exit("
              + status
              + ") was not carried out: it would end the kernel and lose every variable.\n"
              + "To end the kernel, shut it down in the menu Kernel. To end a cell early, throw an"
              + " exception.");
    }
  }

  /** In place of {@code System.exit}. */
  public static void exit(int status) {
    throw new Refused(status);
  }

  /** In place of {@code Runtime.exit} and {@code Runtime.halt}. */
  public static void exit(Runtime runtime, int status) {
    throw new Refused(status);
  }

  /** A stack without the frames of this class on top. */
  static StackTraceElement[] below(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .dropWhile(frame -> frame.getClassName().startsWith(UserExit.class.getName()))
        .toArray(StackTraceElement[]::new);
  }
}
