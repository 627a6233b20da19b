package org.winnow.datasets.sources;

import java.nio.ByteBuffer;

/**
 * What an example's original is known by: the first 128 bits of a SHA-256 over it.
 *
 * @param high bits 0 to 63
 * @param low bits 64 to 127
 */
public record Fingerprint(long high, long low) {
  private static final int HEX_DIGITS = 32;

  /** The first 16 bytes of a hash, big-endian as they are printed. */
  static Fingerprint of(byte[] hash) {
    ByteBuffer b = ByteBuffer.wrap(hash);
    return new Fingerprint(b.getLong(), b.getLong());
  }

  /** 32 hexadecimal digits, lower case. */
  public String hex() {
    StringBuilder text = new StringBuilder(HEX_DIGITS);
    appendHex(text, high);
    appendHex(text, low);
    return text.toString();
  }

  private static void appendHex(StringBuilder text, long bits) {
    for (int shift = 60; shift >= 0; shift -= 4) {
      text.append(Character.forDigit((int) (bits >>> shift) & 0xf, 16));
    }
  }

  /**
   * A number that is spread evenly over all 64-bit values, fixed by this fingerprint and a seed
   * (finaliser of SplitMix64: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number
   * generators", 2014).
   */
  long lot(long seed) {
    return mix(high ^ mix(low + mix(seed + 0x9e3779b97f4a7c15L)));
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return b ^ (b >>> 31);
  }
}
