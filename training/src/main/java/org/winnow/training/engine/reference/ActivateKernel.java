package org.winnow.training.engine.reference;

import org.winnow.training.plan.Activate;
import org.winnow.training.plan.Curve;
import org.winnow.training.plan.Gradient;

/** Functions of one number, and their derivatives. */
final class ActivateKernel implements Kernel {
  private static final double ROOT = StrictMath.sqrt(2 / Math.PI);
  private static final double CUBIC = 0.044715;

  private final Activate op;

  ActivateKernel(Activate op) {
    this.op = op;
  }

  @Override
  public void forward(Pass pass) {
    double[] data = pass.data();
    int x = pass.at(op.input());
    int y = pass.at(op.output());
    int count = pass.elements(op.output());
    for (int i = 0; i < count; i++) {
      data[y + i] = value(op.curve(), op.alpha(), data[x + i]);
    }
  }

  @Override
  public void backward(Pass pass, Gradient gradient) {
    double[] data = pass.data();
    boolean byInput = op.curve().needs() == Curve.Needs.INPUT;
    int known = pass.at(byInput ? op.input() : op.output());
    int dy = pass.at(gradient.outputGradient());
    int dx = pass.at(gradient.inputGradient().orElseThrow());
    int count = pass.elements(op.output());
    for (int i = 0; i < count; i++) {
      data[dx + i] = data[dy + i] * slope(op.curve(), op.alpha(), data[known + i]);
    }
  }

  static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  private static double value(Curve curve, double alpha, double x) {
    return switch (curve) {
      // So that a NaN passes: the comparison is false for it.
      case RELU -> x <= 0 ? 0 : x;
      case LEAKY_RELU -> x <= 0 ? alpha * x : x;
      case ELU -> x <= 0 ? alpha * StrictMath.expm1(x) : x;
      case GELU -> x / 2 * (1 + StrictMath.tanh(ROOT * (x + CUBIC * x * x * x)));
      case SILU -> x * sigmoid(x);
      case TANH -> StrictMath.tanh(x);
      case SIGMOID -> sigmoid(x);
    };
  }

  /**
   * @param known x or the function's value, as {@link Curve#needs} says
   */
  private static double slope(Curve curve, double alpha, double known) {
    return switch (curve) {
      case RELU -> known > 0 ? 1 : 0;
      case LEAKY_RELU -> known > 0 ? 1 : alpha;
      case ELU -> known > 0 ? 1 : known + alpha;
      case GELU -> {
        double inner = StrictMath.tanh(ROOT * (known + CUBIC * known * known * known));
        double growth = ROOT * (1 + 3 * CUBIC * known * known);
        yield (1 + inner) / 2 + known / 2 * (1 - inner * inner) * growth;
      }
      case SILU -> {
        double s = sigmoid(known);
        yield s * (1 + known * (1 - s));
      }
      case TANH -> 1 - known * known;
      case SIGMOID -> known * (1 - known);
    };
  }
}
