package org.winnow.datasets.repository;

import java.util.Arrays;
import java.util.HexFormat;
import org.winnow.datasets.InputException;

/**
 * Names the stored bytes of one example: its features followed by its view.
 *
 * @param hash first 128 bits of their SHA-256, as 32 hexadecimal digits
 * @param features number of bytes that are features
 * @param view number of bytes that are the view
 */
record BlobRef(String hash, int features, int view) {
  /** Bytes of a hash. */
  static final int HASH_BYTES = 16;

  BlobRef {
    if (hash.length() != 2 * HASH_BYTES
        || !hash.chars().allMatch(BlobRef::isDigit)
        || features < 0
        || view < 0) {
      throw new InputException("'" + hash + "' is no hash of stored bytes, expected 32 hex digits");
    }
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
  }

  static BlobRef of(byte[] hash, int features, int view) {
    return new BlobRef(HexFormat.of().formatHex(hash), features, view);
  }

  static byte[] hash(byte[] features, byte[] view) {
    var digest = Hashes.sha256();
    digest.update(features);
    digest.update(view);
    return Arrays.copyOf(digest.digest(), HASH_BYTES);
  }

  byte[] hashBytes() {
    return HexFormat.of().parseHex(hash);
  }
}
