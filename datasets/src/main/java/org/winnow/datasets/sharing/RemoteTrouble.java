package org.winnow.datasets.sharing;

import java.util.Locale;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.winnow.datasets.InputException;

/** Says in a sentence why a remote could not be used. */
final class RemoteTrouble {
  private RemoteTrouble() {}

  static InputException of(String what, RemoteAddress address, Exception e) {
    return new InputException(
        what
            + " "
            + address
            + " failed: "
            + reason(address, e)
            + "; nothing here was changed, try again when that is mended",
        e);
  }

  private static String reason(RemoteAddress address, Exception e) {
    String said = deepest(e);
    String low = said.toLowerCase(Locale.ROOT);
    if (e instanceof NoRemoteRepositoryException && address.kind() == RemoteAddress.Kind.FOLDER) {
      return "there is no git repository (%remote add NAME FOLDER --create makes one)";
    }
    if (low.contains("authentication is required") || low.contains("not authorized")) {
      return "it wants a login and git knows none that it takes (set up a credential helper, then"
          + " 'git credential approve' stores one)";
    }
    if (low.contains("not permitted") || low.contains("forbidden")) {
      return "no right to do that there (" + said + ")";
    }
    return said;
  }

  /** What the first cause says; an address in it is the one that the user gave. */
  private static String deepest(Throwable e) {
    Throwable at = e;
    while (at.getCause() != null && at.getCause() != at && at.getCause().getMessage() != null) {
      at = at.getCause();
    }
    String said = at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
    return said.strip();
  }
}
