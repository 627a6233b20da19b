package org.winnow.datasets.repository;

import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.winnow.datasets.InputException;

/** Says in a sentence why a remote did not take a branch. */
final class PushAnswer {
  private PushAnswer() {}

  /** Whether the remote has moved on meanwhile. */
  static boolean isLate(RemoteRefUpdate update) {
    return switch (update.getStatus()) {
      case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED -> true;
      case REJECTED_OTHER_REASON -> // as plain git says where two push at the same moment
          String.valueOf(update.getMessage()).matches("(?i).*(lock|fetch first|stale).*");
      default -> false;
    };
  }

  static void require(Remote remote, String branch, RemoteRefUpdate update) {
    String to = remote.name() + "/" + branch;
    switch (update.getStatus()) {
      case OK, UP_TO_DATE -> {}
      case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED ->
          throw new InputException(
              "'"
                  + to
                  + "' has commits that are not here; %pull "
                  + remote.name()
                  + " brings them, then push again");
      case REJECTED_OTHER_REASON ->
          throw new InputException(
              remote.address()
                  + " refused '"
                  + branch
                  + "': "
                  + (update.getMessage() == null ? "it gave no reason" : update.getMessage()));
      default ->
          throw new InputException(
              remote.address() + " did not take '" + branch + "': " + update.getStatus());
    }
  }
}
