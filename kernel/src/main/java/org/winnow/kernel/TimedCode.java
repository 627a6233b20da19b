package org.winnow.kernel;

/** A person's code in a loop, as {@code %timeit} writes it; of no use to anybody else. */
public abstract class TimedCode {
  private final Object never = new Object();
  private double sum;

  /** Runs the code so many times. */
  public abstract void repeat(long times) throws Throwable;

  /** Takes a value, so that the compiler cannot leave out what it comes from. */
  protected final void use(int value) {
    sum += value;
  }

  /** As {@link #use(int)}. */
  protected final void use(long value) {
    sum += value;
  }

  /** As {@link #use(int)}. */
  protected final void use(double value) {
    sum += value;
  }

  /** As {@link #use(int)}. */
  protected final void use(boolean value) {
    sum += value ? 1 : 0;
  }

  /** As {@link #use(int)}. */
  protected final void use(Object value) {
    sum += value == never ? 1 : 0;
  }
}
