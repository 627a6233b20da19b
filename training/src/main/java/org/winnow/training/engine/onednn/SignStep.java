package org.winnow.training.engine.onednn;

/** Adds l1 · sign(w) to gradients. */
final class SignStep implements Step {
  private final float l1;
  private final Floats weights;
  private final Floats gradients;
  private final float[] w;
  private final float[] g;

  SignStep(float l1, Tensor weights, Tensor gradients) {
    this.l1 = l1;
    this.weights = Floats.of(weights);
    this.gradients = Floats.of(gradients);
    w = new float[this.weights.length()];
    g = new float[this.gradients.length()];
  }

  @Override
  public void run() {
    weights.read(w, w.length);
    gradients.read(g, g.length);
    for (int i = 0; i < g.length; i++) {
      g[i] += l1 * Math.signum(w[i]);
    }
    gradients.write(g, g.length);
  }

  @Override
  public String toString() {
    return "l1";
  }
}
