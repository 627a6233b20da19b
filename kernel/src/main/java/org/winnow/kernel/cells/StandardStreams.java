package org.winnow.kernel.cells;

/** Gives {@code System.out}, {@code System.err} and {@code System.in} to the cells. */
public final class StandardStreams {
  private StandardStreams() {}

  /**
   * Routes the process's standard streams. What no cell wrote goes on to the process's own.
   *
   * @return has them as they were before
   */
  public static Runnable route() {
    var out = System.out;
    var err = System.err;
    var in = System.in;
    System.setOut(RoutedStream.named("stdout", out));
    System.setErr(RoutedStream.named("stderr", err));
    System.setIn(new InputLineStream());
    return () -> {
      System.setOut(out);
      System.setErr(err);
      System.setIn(in);
    };
  }
}
