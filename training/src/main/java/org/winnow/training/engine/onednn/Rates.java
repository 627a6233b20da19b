package org.winnow.training.engine.onednn;

import java.util.List;
import org.winnow.training.plan.Updater;

/** The numbers of an update that change from step to step. */
final class Rates {
  private final Updater updater;
  private final Floats factor;
  private final List<Decay> decays;
  private final List<Floats> decayFactors;
  private final float[] one = new float[1];

  /** Weight decay and the number that its weights are multiplied by before the step. */
  record Decay(double coefficient, Tensor factor) {}

  Rates(Updater updater, Tensor factor, List<Decay> decays) {
    this.updater = updater;
    this.factor = Floats.of(factor);
    this.decays = List.copyOf(decays);
    this.decayFactors = decays.stream().map(decay -> Floats.of(decay.factor)).toList();
  }

  /**
   * @param t number of the step, from 1
   */
  void set(double rate, long t) {
    write(factor, -rate * correction(t));
    for (int i = 0; i < decays.size(); i++) {
      write(decayFactors.get(i), 1 - rate * decays.get(i).coefficient);
    }
  }

  private double correction(long t) {
    return updater instanceof Updater.Adam adam
        ? Math.sqrt(1 - StrictMath.pow(adam.beta2(), t)) / (1 - StrictMath.pow(adam.beta1(), t))
        : 1;
  }

  private void write(Floats target, double value) {
    one[0] = (float) value;
    target.write(one, 1);
  }
}
