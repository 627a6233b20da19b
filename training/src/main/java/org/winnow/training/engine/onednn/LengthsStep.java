package org.winnow.training.engine.onednn;

/** Counts the steps of each sequence up to the last that is not all 0. */
final class LengthsStep implements Step {
  private final Floats input;
  private final int[] counts;
  private final int channels;
  private final int size;
  private final float[] values;

  /**
   * @param input examples one after the other, the channels of each step together
   * @param counts receives them, at least 1 each
   * @param channels of a step
   * @param size of an example
   */
  LengthsStep(Tensor input, int[] counts, int channels, int size) {
    this.input = Floats.of(input);
    this.counts = counts;
    this.channels = channels;
    this.size = size;
    values = new float[this.input.length()];
  }

  @Override
  public void run() {
    input.read(values, values.length);
    for (int i = 0; i < counts.length; i++) {
      int last = (i + 1) * size - 1;
      while (last > i * size && values[last] == 0) {
        last--;
      }
      counts[i] = (last - i * size) / channels + 1;
    }
  }

  @Override
  public String toString() {
    return "lengths";
  }
}
