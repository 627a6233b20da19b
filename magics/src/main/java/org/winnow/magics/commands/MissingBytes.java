package org.winnow.magics.commands;

import java.util.stream.IntStream;
import org.winnow.datasets.Dataset;
import org.winnow.magics.Host;

/** Brings the bytes of examples before they are worked on, where a clone has labels alone. */
final class MissingBytes {
  private MissingBytes() {}

  static void bring(Dataset data, Host host) {
    bring(data, IntStream.range(0, data.size()).toArray(), host);
  }

  static void bring(Dataset data, int[] rows, Host host) {
    int[] missing = data.features().missing(rows);
    if (missing.length == 0) {
      return;
    }
    String what =
        "fetching the bytes of "
            + missing.length
            + (missing.length == 1 ? " example" : " examples");
    ProgressLine line = new ProgressLine(host);
    LongWork.call(
        what,
        host,
        () -> {
          data.bring(missing, line);
          return null;
        });
    host.print("The bytes of " + missing.length + " examples came; they stay here.\n");
  }
}
