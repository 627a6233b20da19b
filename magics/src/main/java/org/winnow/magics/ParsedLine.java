package org.winnow.magics;

import java.util.List;
import java.util.Optional;

/**
 * A command line taken apart.
 *
 * @param target where the result is to be bound, if the line is an assignment
 * @param command the command's name, without {@code %}
 * @param arguments its arguments, quotes removed, backslashes kept
 * @param help whether the line asks for the command's help, as {@code %train?}
 */
public record ParsedLine(
    Optional<Target> target, String command, List<String> arguments, boolean help) {
  public ParsedLine {
    arguments = List.copyOf(arguments);
  }

  /**
   * The left side of an assignment.
   *
   * @param type the type as written, empty for {@code name = %command}
   * @param name the variable
   */
  public record Target(Optional<String> type, String name) {}
}
