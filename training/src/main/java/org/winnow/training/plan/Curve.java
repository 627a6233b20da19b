package org.winnow.training.plan;

/** A function of one number, with what its derivative is computed from. */
public enum Curve {
  /** max(0, x). */
  RELU(Needs.OUTPUT),
  /** x above 0, else alpha · x; alpha 0 or more. */
  LEAKY_RELU(Needs.OUTPUT),
  /** x above 0, else alpha · (exp(x) − 1); alpha 0 or more. */
  ELU(Needs.OUTPUT),
  /** ½x(1 + tanh(√(2/π)(x + 0.044715x³))) (Hendrycks and Gimpel 2016, section 2). */
  GELU(Needs.INPUT),
  /** x / (1 + exp(−x)). */
  SILU(Needs.INPUT),
  TANH(Needs.OUTPUT),
  SIGMOID(Needs.OUTPUT);

  /** Which array the derivative is computed from. */
  public enum Needs {
    INPUT,
    OUTPUT
  }

  private final Needs needs;

  Curve(Needs needs) {
    this.needs = needs;
  }

  public Needs needs() {
    return needs;
  }
}
