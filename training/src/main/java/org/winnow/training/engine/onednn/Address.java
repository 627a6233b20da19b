package org.winnow.training.engine.onednn;

import org.bytedeco.javacpp.Pointer;

/** A native address that somebody else owns. */
final class Address extends Pointer {
  Address(long value) {
    super((Pointer) null);
    address = value;
  }
}
