package org.winnow.training.engine.onednn;

import org.winnow.training.plan.Dropout;
import org.winnow.training.plan.Mask;

/** Draws a dropout's factors for the step that the clock shows. */
final class MaskStep implements Step {
  private final Dropout op;
  private final Clock clock;
  private final Floats target;
  private final float[] factors;
  private Mask mask;

  MaskStep(Dropout op, Clock clock, Tensor target) {
    this.op = op;
    this.clock = clock;
    mask = Mask.of(op, clock.seed());
    this.target = Floats.of(target);
    factors = new float[this.target.length()];
  }

  @Override
  public void run() {
    if (mask.seed() != clock.seed()) {
      mask = Mask.of(op, clock.seed());
    }
    mask.factors(clock.step(), 0, factors, factors.length);
    target.write(factors, factors.length);
  }

  @Override
  public String toString() {
    return "dropout mask";
  }
}
