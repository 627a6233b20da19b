package org.winnow.training.plan;

/**
 * The rule that turns a gradient g (divided by the batch, clipped, with l1 and l2 added) into a
 * step u; then {@code w ← w − u}. State starts at 0, that of RMSProp at its epsilon; t counts steps
 * from 1; the rate is given with each step. The formulas are those of DL4J 1.0.0-M2.1, whose state
 * this shares.
 */
public sealed interface Updater {
  /** Arrays of state for each weight, one after the other within a block. */
  int stateArrays();

  /** u = rate · g. */
  record Sgd() implements Updater {
    @Override
    public int stateArrays() {
      return 0;
    }
  }

  /** v′ = momentum · v − rate · g; u = momentum · v − (1 + momentum) · v′ (Nesterov 1983). */
  record Nesterovs(double momentum) implements Updater {
    @Override
    public int stateArrays() {
      return 1;
    }
  }

  /**
   * m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²; u = rate · √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε)
   * (Kingma and Ba 2015, end of section 2). State: all m of a block, then all v. With weight decay
   * this is AdamW.
   */
  record Adam(double beta1, double beta2, double epsilon) implements Updater {
    @Override
    public int stateArrays() {
      return 2;
    }
  }

  /** s ← decay · s + (1 − decay) · g²; u = rate · g / (√s + ε) (Hinton 2012, lecture 6e). */
  record RmsProp(double decay, double epsilon) implements Updater {
    @Override
    public int stateArrays() {
      return 1;
    }
  }
}
