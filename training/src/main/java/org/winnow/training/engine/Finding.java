package org.winnow.training.engine;

import java.util.Optional;

/**
 * One thing that a look at this machine found.
 *
 * @param name what was looked at
 * @param value what was found
 * @param advice what to do before Winnow can be used; empty where all is well
 */
public record Finding(String name, String value, Optional<String> advice) {

  public static Finding fine(String name, String value) {
    return new Finding(name, value, Optional.empty());
  }

  public static Finding wrong(String name, String value, String advice) {
    return new Finding(name, value, Optional.of(advice));
  }
}
