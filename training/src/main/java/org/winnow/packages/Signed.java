package org.winnow.packages;

import java.util.Optional;

/**
 * Who signed a package.
 *
 * @param key the key it names, if it is signed
 * @param signer under which name that key is pinned, if it is
 */
public record Signed(State state, Optional<VerifyingKey> key, Optional<String> signer) {
  /** What a signature is worth. */
  public enum State {
    /** There is none. */
    UNSIGNED,
    /** It holds, but nobody vouched for its key. */
    UNKNOWN_KEY,
    /** It is not the key's signature of this package. */
    WRONG,
    /** It holds, and the key is pinned. */
    TRUSTED
  }

  /** In a sentence. */
  @Override
  public String toString() {
    return switch (state) {
      case UNSIGNED -> "not signed";
      case UNKNOWN_KEY -> "signed with a key that you have not pinned: " + key.orElseThrow().text();
      case WRONG -> "the signature is WRONG: it is not that of its key for this package";
      case TRUSTED -> "signed by " + signer.orElseThrow();
    };
  }
}
