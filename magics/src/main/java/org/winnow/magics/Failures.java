package org.winnow.magics;

import java.util.EnumMap;
import java.util.Map;
import org.winnow.datasets.InputException;

/**
 * Which links a failed command left undone. Kernels that run on after an error would otherwise
 * train on what an earlier cell left behind.
 */
final class Failures {
  private final Map<Link, String> failed = new EnumMap<>(Link.class);

  /** A command runs anew: what it makes is no longer held against it. */
  void starting(String command) {
    Link link = Link.madeBy(command);
    if (link != null) {
      failed.remove(link);
    }
    if (command.equals("status")) {
      failed.remove(Link.EDITS);
    }
  }

  void failed(String command, String message) {
    Link link = Link.madeBy(command);
    if (link != null) {
      failed.put(link, "%" + command + " failed: " + message.lines().findFirst().orElse(""));
    }
  }

  /**
   * Refuses to go on from a link whose command failed last.
   *
   * @throws InputException naming the command that failed, and why
   */
  void require(Link link) {
    String why = failed.get(link);
    if (why == null) {
      return;
    }
    throw new InputException(
        link == Link.EDITS
            ? why + "\nrepeat that, or run %status to go on without it"
            : "there is no usable "
                + link.shown
                + ": "
                + why
                + "\ncorrect that cell and run it again");
  }

  /** Why a link is missing, or an empty text. */
  String why(Link link) {
    return failed.getOrDefault(link, "");
  }
}
