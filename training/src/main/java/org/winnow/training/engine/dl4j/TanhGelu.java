package org.winnow.training.engine.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * GELU as ½x(1 + tanh(√(2/π)(x + 0.044715x³))) (Hendrycks and Gimpel 2016, section 2).
 *
 * <p>ND4J 1.0.0-M2.1 takes the third power of 0.044715x instead, which is another function (at 2 by
 * 0.03). A network that holds this one can be read by DL4J only where this class is on the class
 * path.
 */
public final class TanhGelu extends BaseActivationFunction {
  private static final long serialVersionUID = 1L;

  private static final double SCALE = Math.sqrt(2 / Math.PI);
  private static final double CUBIC = 0.044715;

  private static INDArray tanh(INDArray x) {
    INDArray inner = x.mul(x).muli(CUBIC).addi(1).muli(x).muli(SCALE);
    return Transforms.tanh(inner, false);
  }

  @Override
  public INDArray getActivation(INDArray in, boolean training) {
    INDArray t = tanh(in);
    return in.muli(t.addi(1)).muli(0.5);
  }

  @Override
  public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
    assertShape(in, epsilon);
    INDArray t = tanh(in);
    INDArray inner = in.mul(in).muli(3 * CUBIC).addi(1).muli(SCALE);
    INDArray slope = t.mul(t).rsubi(1).muli(in).muli(inner).addi(t).addi(1).muli(0.5);
    return Pair.of(slope.muli(epsilon), null);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TanhGelu;
  }

  @Override
  public int hashCode() {
    return TanhGelu.class.hashCode();
  }

  @Override
  public String toString() {
    return "gelu";
  }
}
