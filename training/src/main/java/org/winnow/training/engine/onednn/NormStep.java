package org.winnow.training.engine.onednn;

/** Finds the factor that brings the norm of all gradients together down to a limit. */
final class NormStep implements Step {
  private final double limit;
  private final Floats gradients;
  private final Floats factor;
  private final float[] values;
  private final float[] one = new float[1];

  NormStep(double limit, Tensor gradients, Tensor factor) {
    this.limit = limit;
    this.gradients = Floats.of(gradients);
    this.factor = Floats.of(factor);
    values = new float[this.gradients.length()];
  }

  @Override
  public void run() {
    gradients.read(values, values.length);
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    double norm = Math.sqrt(sum);
    one[0] = norm > limit ? (float) (limit / norm) : 1;
    factor.write(one, 1);
  }

  @Override
  public String toString() {
    return "norm of the gradients";
  }
}
