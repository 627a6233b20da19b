package org.winnow.training.engine.dl4j;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.NoParamLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Broadcast;
import org.nd4j.linalg.factory.Nd4j;
import org.winnow.training.Weights;

/**
 * Batch normalisation that stands still: each channel times a constant plus a constant, in training
 * as elsewhere. DL4J's own takes the statistics of the batch whenever gradients are asked for.
 *
 * <p>Never saved: a network that holds it is made for one purpose and thrown away.
 */
final class ChannelAffine extends NoParamLayer {
  private static final long serialVersionUID = 1L;

  private static final double EPSILON = 1e-5;

  private final float[] scale;
  private final float[] shift;

  private ChannelAffine(float[] scale, float[] shift) {
    this.scale = scale;
    this.shift = shift;
  }

  /** γ · (x − mean) / √(variance + ε) + β as one product and one sum. */
  static ChannelAffine of(Weights weights, String layer) {
    float[] gamma = weights.values(layer + "/gamma");
    float[] beta = weights.values(layer + "/beta");
    float[] mean = weights.values(layer + "/mean");
    float[] variance = weights.values(layer + "/variance");
    float[] scale = new float[gamma.length];
    float[] shift = new float[gamma.length];
    for (int c = 0; c < gamma.length; c++) {
      double factor = gamma[c] / Math.sqrt(variance[c] + EPSILON);
      scale[c] = (float) factor;
      shift[c] = (float) (beta[c] - mean[c] * factor);
    }
    return new ChannelAffine(scale, shift);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray view,
      boolean initialize,
      DataType type) {
    Running layer = new Running(conf, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    return layer;
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return input;
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType input) {
    return null;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    return null;
  }

  private static final class Running extends AbstractLayer<ChannelAffine> {
    private static final long serialVersionUID = 1L;

    Running(NeuralNetConfiguration conf, DataType type) {
      super(conf, type);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
      INDArray output = times(input, workspaces, ArrayType.ACTIVATIONS);
      return Broadcast.add(output, channels(layerConf().shift), output, 1);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(
        INDArray epsilon, LayerWorkspaceMgr workspaces) {
      return Pair.of(new DefaultGradient(), times(epsilon, workspaces, ArrayType.ACTIVATION_GRAD));
    }

    private INDArray times(INDArray values, LayerWorkspaceMgr workspaces, ArrayType type) {
      INDArray product =
          workspaces.createUninitialized(type, values.dataType(), values.shape(), 'c');
      return Broadcast.mul(values.dup('c'), channels(layerConf().scale), product, 1);
    }

    private static INDArray channels(float[] values) {
      return Nd4j.createFromArray(values);
    }

    @Override
    public boolean isPretrainLayer() {
      return false;
    }

    @Override
    public void clearNoiseWeightParams() {
      // there are no weights
    }
  }
}
