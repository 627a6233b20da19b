package org.winnow.training.engine.dl4j;

import java.util.Optional;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.winnow.training.plan.Activate;
import org.winnow.training.plan.Curve;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.Softmax;
import org.winnow.training.plan.Value;

/** DL4J's activations as operations of a plan. */
final class PlanCurves {
  private PlanCurves() {}

  /**
   * An activation.
   *
   * @param curve empty: none, or softmax
   */
  record Choice(Optional<Curve> curve, double alpha, boolean softmax) {
    static final Choice NONE = new Choice(Optional.empty(), 0, false);

    boolean isNone() {
      return curve.isEmpty() && !softmax;
    }

    Forward over(String layer, Value in, Value out) {
      return softmax
          ? new Softmax(layer, in, out)
          : new Activate(layer, in, out, curve.orElseThrow(), alpha);
    }
  }

  static Choice of(String layer, IActivation activation) {
    if (activation instanceof ActivationIdentity) {
      return Choice.NONE;
    }
    if (activation instanceof ChannelSoftmax) {
      return new Choice(Optional.empty(), 0, true);
    }
    if (activation instanceof ActivationLReLU leaky && leaky.getAlpha() >= 0) {
      return new Choice(Optional.of(Curve.LEAKY_RELU), leaky.getAlpha(), false);
    }
    if (activation instanceof ActivationELU elu && elu.getAlpha() >= 0) {
      return new Choice(Optional.of(Curve.ELU), elu.getAlpha(), false);
    }
    return new Choice(Optional.of(simple(layer, activation)), 0, false);
  }

  private static Curve simple(String layer, IActivation activation) {
    if (activation instanceof ActivationReLU relu && isPlain(relu)) {
      return Curve.RELU;
    }
    if (activation instanceof TanhGelu) {
      return Curve.GELU;
    }
    if (activation instanceof ActivationSwish) {
      return Curve.SILU;
    }
    if (activation instanceof ActivationTanH) {
      return Curve.TANH;
    }
    if (activation instanceof ActivationSigmoid) {
      return Curve.SIGMOID;
    }
    throw Unplanned.layer(layer, "a plan has no activation " + activation);
  }

  private static boolean isPlain(ActivationReLU relu) {
    return none(relu.getMax()) && none(relu.getThreshold()) && none(relu.getNegativeSlope());
  }

  private static boolean none(Double setting) {
    return setting == null || setting == 0;
  }
}
