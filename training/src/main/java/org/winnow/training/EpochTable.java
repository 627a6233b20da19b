package org.winnow.training;

/**
 * Loss, margin and prediction of every example in every epoch, in bounded memory.
 *
 * <p>Where all epochs would be over the limit with 32-bit numbers, 16 bits are kept of each (sign,
 * exponent, 7 bits of mantissa: bfloat16, 2 to 3 digits); where that is still too much, only every
 * k-th epoch is kept, and an epoch between is answered from the kept one before it.
 */
final class EpochTable {
  private static final int FULL = 10;
  private static final int HALF = 6;

  final int examples;
  final int every;
  final float[] full;
  final short[] half;
  final short[] predictions;

  EpochTable(int examples, int epochs, long limitBytes) {
    this.examples = examples;
    boolean fits = (long) FULL * examples * epochs <= limitBytes;
    long most = Math.max(1, limitBytes / Math.max(1, (long) HALF * examples));
    this.every = fits ? 1 : (int) Math.max(1, (epochs + most - 1) / most);
    int kept = slots(epochs);
    int cells = Math.multiplyExact(kept, examples);
    this.full = fits ? new float[2 * cells] : null;
    this.half = fits ? null : new short[2 * cells];
    this.predictions = new short[cells];
  }

  EpochTable(int examples, int every, float[] full, short[] half, short[] predictions) {
    this.examples = examples;
    this.every = every;
    this.full = full;
    this.half = half;
    this.predictions = predictions;
  }

  private int slots(int epochs) {
    return (epochs + every - 1) / every;
  }

  void put(int epoch, int i, double loss, float margin, int prediction) {
    if (epoch % every != 0) {
      return;
    }
    int cell = cell(epoch, i);
    predictions[cell] = (short) prediction;
    if (full != null) {
      full[2 * cell] = (float) loss;
      full[2 * cell + 1] = margin;
    } else {
      half[2 * cell] = narrow((float) loss);
      half[2 * cell + 1] = narrow(margin);
    }
  }

  float loss(int epoch, int i) {
    return value(2 * cell(epoch, i));
  }

  float margin(int epoch, int i) {
    return value(2 * cell(epoch, i) + 1);
  }

  int prediction(int epoch, int i) {
    return predictions[cell(epoch, i)] & 0xffff;
  }

  private float value(int at) {
    return full != null ? full[at] : Float.intBitsToFloat(half[at] << 16);
  }

  private int cell(int epoch, int i) {
    return epoch / every * examples + i;
  }

  /** Rounds to nearest, ties to even. */
  private static short narrow(float value) {
    int bits = Float.floatToIntBits(value);
    return (short) ((bits + 0x7fff + (bits >>> 16 & 1)) >>> 16);
  }

  /** A table without the room for epochs that never came. */
  EpochTable trimmed(int epochs) {
    int cells = slots(epochs) * examples;
    if (cells == predictions.length) {
      return this;
    }
    return new EpochTable(
        examples,
        every,
        full == null ? null : java.util.Arrays.copyOf(full, 2 * cells),
        half == null ? null : java.util.Arrays.copyOf(half, 2 * cells),
        java.util.Arrays.copyOf(predictions, cells));
  }

  long bytes() {
    return 2L * predictions.length + (full != null ? 4L * full.length : 2L * half.length);
  }

  /** What of it is exact, for people. */
  String resolution() {
    if (full != null) {
      return "every epoch, 32 bits";
    }
    return every == 1 ? "every epoch, 16 bits" : "one epoch in " + every + ", 16 bits";
  }
}
