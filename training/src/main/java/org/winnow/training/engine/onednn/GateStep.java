package org.winnow.training.engine.onednn;

import org.bytedeco.javacpp.Pointer;

/** Copies an LSTM's gates between Deeplearning4j's order and the library's. */
final class GateStep implements Step {
  /** For the library's input, forget, candidate, output: their places in candidate, f, o, i. */
  private static final int[] PLACES = {3, 1, 0, 2};

  private final Pointer[] from = new Pointer[PLACES.length];
  private final Pointer[] to = new Pointer[PLACES.length];
  private final long bytes;

  private GateStep(Tensor own, Tensor library, boolean toLibrary) {
    if (own.layout().bytes() != library.layout().bytes()) {
      throw new IllegalArgumentException(own.layout() + " is not " + library.layout());
    }
    bytes = own.layout().bytes() / PLACES.length;
    for (int gate = 0; gate < PLACES.length; gate++) {
      Pointer ours = new Address(own.address() + bytes * PLACES[gate]);
      Pointer theirs = new Address(library.address() + bytes * gate);
      from[gate] = toLibrary ? ours : theirs;
      to[gate] = toLibrary ? theirs : ours;
    }
  }

  static GateStep toLibrary(Tensor own, Tensor library) {
    return new GateStep(own, library, true);
  }

  static GateStep fromLibrary(Tensor library, Tensor own) {
    return new GateStep(own, library, false);
  }

  @Override
  public void run() {
    for (int gate = 0; gate < PLACES.length; gate++) {
      Pointer.memcpy(to[gate], from[gate], bytes);
    }
  }

  @Override
  public String toString() {
    return "order of the gates";
  }
}
