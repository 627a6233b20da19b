package org.winnow.kernel.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.winnow.kernel.wire.Json;

/**
 * A cell that was run.
 *
 * @param session the session that ran it, counted from 1
 * @param line its execution count in that session
 * @param output the text of its result; empty if it had none
 */
record PastCell(int session, int line, String input, String output) {
  /** More of a result than this is no help in remembering. */
  private static final int LONGEST_OUTPUT = 10_000;

  PastCell {
    output = output.length() > LONGEST_OUTPUT ? output.substring(0, LONGEST_OUTPUT) + "…" : output;
  }

  /** The cell as a line of a session's file, with its line end. */
  byte[] written() {
    byte[] json = Json.write(Map.of("n", line, "in", input, "out", output));
    return (new String(json, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** The cell in a line of a session's file; empty where the line is broken. */
  static Optional<PastCell> read(int session, String line) {
    try {
      Map<String, Object> json = Json.readObject(line.getBytes(StandardCharsets.UTF_8));
      return json.get("n") instanceof Number n
              && json.get("in") instanceof String in
              && json.get("out") instanceof String out
          ? Optional.of(new PastCell(session, n.intValue(), in, out))
          : Optional.empty();
    } catch (IOException broken) {
      return Optional.empty();
    }
  }
}
