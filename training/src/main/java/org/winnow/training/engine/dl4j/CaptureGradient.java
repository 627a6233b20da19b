package org.winnow.training.engine.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Passes values on and keeps a copy of the gradient that comes back. */
final class CaptureGradient extends BaseActivationFunction {
  private static final long serialVersionUID = 1L;

  private transient float[] gradient;

  @Override
  public INDArray getActivation(INDArray in, boolean training) {
    return in;
  }

  @Override
  public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
    gradient = Arrays2d.read(epsilon);
    return Pair.of(epsilon, null);
  }

  /** The gradient of the pass just done, as DL4J lays its activations out. */
  float[] gradient() {
    return gradient;
  }
}
