package org.winnow.training.engine;

import java.util.Map;
import java.util.OptionalInt;

/** The number of threads that whoever set up this machine wants trainings to take. */
public final class ThreadLimit {
  private static final String NAME = "WINNOW_THREADS";

  private ThreadLimit() {}

  /** What {@value #NAME} says, where it is a number from 1 to 999. */
  public static OptionalInt in(Map<String, String> environment) {
    String asked = environment.getOrDefault(NAME, "");
    return asked.matches("[1-9][0-9]{0,2}")
        ? OptionalInt.of(Integer.parseInt(asked))
        : OptionalInt.empty();
  }
}
