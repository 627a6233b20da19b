package org.winnow.kernel.cells.magics;

import java.util.List;
import java.util.Optional;
import org.winnow.magics.CommandLineParser;

/**
 * A call of a command of the kernel.
 *
 * @param target the left side of an assignment as written, as {@code var x}; empty without one
 * @param rest what follows the name, as written
 * @param body what stands below a {@code %%} line
 */
record MagicCall(String target, String rest, Optional<String> body, MagicScope scope) {
  /** The arguments: split at blanks, quotes removed. */
  List<String> arguments() {
    String text = rest.strip();
    return CommandLineParser.split(
        text.endsWith(";") ? text.substring(0, text.length() - 1) : text);
  }
}
