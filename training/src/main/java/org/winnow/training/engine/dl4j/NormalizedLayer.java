package org.winnow.training.engine.dl4j;

import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * {@link LayerNormalization} at work: y = γ · (x − μ) / √(σ² + ε) + β over dimension 1 (Ba, Kiros
 * and Hinton 2016, eq. 3).
 */
final class NormalizedLayer extends BaseLayer<LayerNormalization> {
  private static final long serialVersionUID = 1L;

  NormalizedLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  /** x brought to mean 0 and deviation 1, and what it was multiplied by. */
  private record Standard(INDArray values, INDArray factor) {}

  private Standard standard() {
    INDArray centred = input.sub(input.mean(true, 1));
    INDArray variance = centred.mul(centred).mean(true, 1);
    INDArray factor = Transforms.sqrt(variance.addi(layerConf().getEpsilon()), false).rdivi(1);
    return new Standard(centred.muli(factor), factor);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    INDArray output = standard().values.mul(channels(GainAndBias.GAIN));
    return result(ArrayType.ACTIVATIONS, output.addi(channels(GainAndBias.BIAS)), workspaces);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    Standard x = standard();
    int[] others = IntStream.range(0, input.rank()).filter(d -> d != 1).toArray();
    Gradient gradient = new DefaultGradient();
    put(gradient, GainAndBias.GAIN, epsilon.mul(x.values).sum(others));
    put(gradient, GainAndBias.BIAS, epsilon.sum(others));
    INDArray g = epsilon.mul(channels(GainAndBias.GAIN));
    INDArray along = g.mul(x.values).mean(true, 1);
    INDArray in = g.sub(g.mean(true, 1)).subi(x.values.mul(along)).muli(x.factor);
    return Pair.of(gradient, result(ArrayType.ACTIVATION_GRAD, in, workspaces));
  }

  private void put(Gradient gradient, String name, INDArray values) {
    INDArray view = gradientViews.get(name);
    view.assign(values.reshape(view.shape()));
    gradient.setGradientFor(name, view);
  }

  /** {@code [1, channels, 1 …]}, so that it goes over all places. */
  private INDArray channels(String name) {
    long[] shape = new long[input.rank()];
    java.util.Arrays.fill(shape, 1);
    shape[1] = layerConf().getChannels();
    return getParam(name).reshape(shape);
  }

  private static INDArray result(ArrayType type, INDArray values, LayerWorkspaceMgr workspaces) {
    return workspaces
        .createUninitialized(type, values.dataType(), values.shape(), 'c')
        .assign(values);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }
}
