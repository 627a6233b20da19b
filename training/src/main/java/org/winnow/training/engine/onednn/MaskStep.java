package org.winnow.training.engine.onednn;

import org.winnow.training.plan.Mask;

/** Draws a dropout's factors for the step that the clock shows. */
final class MaskStep implements Step {
  private final Mask mask;
  private final Clock clock;
  private final Floats target;
  private final float[] factors;

  MaskStep(Mask mask, Clock clock, Tensor target) {
    this.mask = mask;
    this.clock = clock;
    this.target = Floats.of(target);
    factors = new float[this.target.length()];
  }

  @Override
  public void run() {
    mask.factors(clock.step(), 0, factors, factors.length);
    target.write(factors, factors.length);
  }

  @Override
  public String toString() {
    return "dropout mask";
  }
}
