package org.winnow.datasets.sources;

/** The type of an array's numbers: unsigned, signed or floating point, and its bytes. */
public enum ElementType {
  U1(1),
  I1(1),
  U2(2),
  I2(2),
  I4(4),
  I8(8),
  F4(4),
  F8(8);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one number. */
  public int bytes() {
    return bytes;
  }

  /** Two lower-case letters, as {@code u1} or {@code f4}. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
