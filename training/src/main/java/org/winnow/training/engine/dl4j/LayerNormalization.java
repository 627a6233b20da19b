package org.winnow.training.engine.dl4j;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * Layer normalisation over the channels of each place, a layer that DL4J lacks: {@code [n, size]},
 * {@code [n, channels, steps]} or {@code [n, channels, height, width]}.
 *
 * <p>A network that holds it can be read by DL4J only where this class is on the class path.
 */
public final class LayerNormalization extends BaseLayer {
  private static final long serialVersionUID = 1L;

  private long channels;
  private double epsilon;

  /** For DL4J's reader. */
  public LayerNormalization() {}

  /**
   * @param channels of its input
   * @param epsilon added to the variance
   */
  public LayerNormalization(long channels, double epsilon) {
    this.channels = channels;
    this.epsilon = epsilon;
  }

  public long getChannels() {
    return channels;
  }

  public void setChannels(long value) {
    channels = value;
  }

  public double getEpsilon() {
    return epsilon;
  }

  public void setEpsilon(double value) {
    epsilon = value;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray view,
      boolean initialize,
      DataType type) {
    NormalizedLayer layer = new NormalizedLayer(conf, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(view);
    Map<String, INDArray> table = initializer().init(conf, view, initialize);
    layer.setParamTable(table);
    layer.setConf(conf);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return GainAndBias.INSTANCE;
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return input;
  }

  @Override
  public void setNIn(InputType input, boolean override) {
    // told when it is made
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType input) {
    return null;
  }

  /** Neither gain nor bias is pulled towards 0. */
  @Override
  public List<Regularization> getRegularizationByParam(String name) {
    return List.of();
  }

  @Override
  public boolean isPretrainParam(String name) {
    return false;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    return null;
  }
}
