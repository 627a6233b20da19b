package org.winnow.magics.commands;

import java.util.Locale;
import org.winnow.datasets.repository.RefMove;
import org.winnow.datasets.repository.Transfer;

/** Says what an exchange with a remote came to. */
final class TransferText {
  private static final int SHORT = 7;

  private TransferText() {}

  static String of(Transfer transfer) {
    StringBuilder text = new StringBuilder();
    for (RefMove move : transfer.moves()) {
      String branch = transfer.remote().name() + "/" + move.branch();
      String to = move.after().substring(0, SHORT);
      if (move.before().isEmpty()) {
        text.append(branch).append(" is new, at ").append(to);
      } else {
        text.append(branch).append(": ").append(move.before(), 0, SHORT).append(" → ").append(to);
      }
      text.append(move.rewritten() ? "; its history was rewritten\n" : "\n");
    }
    if (transfer.packs() > 0) {
      text.append(
          String.format(
              Locale.ROOT,
              "%.1f MB of example bytes in %d %s%n",
              transfer.bytes() / 1e6,
              transfer.packs(),
              transfer.packs() == 1 ? "pack" : "packs"));
    }
    return text.isEmpty() ? "Nothing new.\n" : text.toString();
  }
}
