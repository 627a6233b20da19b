package org.winnow.training.engine.onednn;

/** Writes for each example how many times its own steps all steps are. */
final class ShareStep implements Step {
  private final Floats factors;
  private final int[] ends;
  private final int steps;
  private final float[] values;

  ShareStep(Tensor factors, int[] ends, int steps) {
    this.factors = Floats.of(factors);
    this.ends = ends;
    this.steps = steps;
    values = new float[ends.length];
  }

  @Override
  public void run() {
    for (int i = 0; i < ends.length; i++) {
      values[i] = (float) steps / ends[i];
    }
    factors.write(values, values.length);
  }

  @Override
  public String toString() {
    return "steps by length";
  }
}
