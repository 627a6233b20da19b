package org.winnow.datasets.sharing;

import java.io.IOException;

/** An LFS server answered, but not what was asked for; trying again at once would not help. */
final class LfsAnswerException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * @param message what it did, with no secret in it
   */
  LfsAnswerException(String message) {
    super(message);
  }
}
