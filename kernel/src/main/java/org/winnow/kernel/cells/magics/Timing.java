package org.winnow.kernel.cells.magics;

import java.util.Arrays;
import java.util.Locale;
import org.winnow.kernel.TimedCode;

/**
 * How long a piece of code takes, by the rules of IPython's {@code %timeit}: as many loops a run as
 * fill a fifth of a second, by tens; then so many runs.
 *
 * @param nanos a loop's mean time in each run
 */
record Timing(long loops, double[] nanos) {
  private static final long ENOUGH_NANOS = 200_000_000;
  private static final long MOST_LOOPS = 1_000_000_000;
  private static final String[] UNITS = {"ns", "µs", "ms", "s"};

  /**
   * Times code, which warms it up too.
   *
   * @param loops a run's loops; 0 to have them chosen
   * @throws InterruptedException if the thread is interrupted; looked at after each run
   */
  static Timing of(TimedCode code, long loops, int runs) throws Throwable {
    long chosen = Math.max(1, loops);
    while (loops == 0 && run(code, chosen) < ENOUGH_NANOS && chosen < MOST_LOOPS) {
      chosen *= 10;
    }
    double[] nanos = new double[runs];
    for (int i = 0; i < runs; i++) {
      nanos[i] = (double) run(code, chosen) / chosen;
    }
    return new Timing(chosen, nanos);
  }

  private static long run(TimedCode code, long loops) throws Throwable {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    long start = System.nanoTime();
    code.repeat(loops);
    return System.nanoTime() - start;
  }

  double mean() {
    return Arrays.stream(nanos).average().orElseThrow();
  }

  /** The standard deviation of the runs, as of a whole population. */
  double deviation() {
    double mean = mean();
    return Math.sqrt(
        Arrays.stream(nanos).map(n -> (n - mean) * (n - mean)).average().orElseThrow());
  }

  double best() {
    return Arrays.stream(nanos).min().orElseThrow();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s ± %s per loop (mean ± standard deviation of %d run%s, %,d loop%s each), best %s",
        text(mean()),
        text(deviation()),
        nanos.length,
        nanos.length == 1 ? "" : "s",
        loops,
        loops == 1 ? "" : "s",
        text(best()));
  }

  /** A time to three digits, in the unit that suits it. */
  static String text(double nanos) {
    int unit = 0;
    double value = nanos;
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    int digits = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + digits + "f %s", value, UNITS[unit]);
  }
}
