package org.winnow.training.engine.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * exp(x) divided by its sum over the channels, which are dimension 1.
 *
 * <p>ND4J 1.0.0-M2.1's own softmax sums over the last dimension: of sequences and pictures over
 * steps and columns. A network that holds this one can be read by DL4J only where this class is on
 * the class path.
 */
public final class ChannelSoftmax extends BaseActivationFunction {
  private static final long serialVersionUID = 1L;

  private static final int CHANNELS = 1;

  private static INDArray softmax(INDArray x) {
    INDArray powers = Transforms.exp(x.sub(x.max(true, CHANNELS)), false);
    return powers.divi(powers.sum(true, CHANNELS));
  }

  @Override
  public INDArray getActivation(INDArray in, boolean training) {
    return in.assign(softmax(in));
  }

  @Override
  public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
    assertShape(in, epsilon);
    INDArray shares = softmax(in);
    INDArray mean = shares.mul(epsilon).sum(true, CHANNELS);
    return Pair.of(epsilon.sub(mean).muli(shares), null);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChannelSoftmax;
  }

  @Override
  public int hashCode() {
    return ChannelSoftmax.class.hashCode();
  }

  @Override
  public String toString() {
    return "softmax";
  }
}
