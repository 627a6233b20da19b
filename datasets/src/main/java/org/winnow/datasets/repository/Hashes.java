package org.winnow.datasets.repository;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes that every Java platform has. */
final class Hashes {
  private Hashes() {}

  static MessageDigest sha256() {
    return of("SHA-256");
  }

  /** What git names objects by. */
  static MessageDigest sha1() {
    return of("SHA-1");
  }

  private static MessageDigest of(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + name, e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    return sha256().digest(bytes);
  }
}
