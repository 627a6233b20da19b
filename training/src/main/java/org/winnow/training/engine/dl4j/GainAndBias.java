package org.winnow.training.engine.dl4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The two arrays of a {@link LayerNormalization} in DL4J's flattened vector: gain, then bias. */
final class GainAndBias implements ParamInitializer {
  static final GainAndBias INSTANCE = new GainAndBias();
  static final String GAIN = "gamma";
  static final String BIAS = "beta";

  private GainAndBias() {}

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return 2 * ((LayerNormalization) layer).getChannels();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return List.of(GAIN, BIAS);
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return List.of();
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return List.of();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return false;
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return false;
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray view, boolean initialize) {
    Map<String, INDArray> table = views(conf, view);
    if (initialize) {
      table.get(GAIN).assign(1);
      table.get(BIAS).assign(0);
    }
    conf.addVariable(GAIN);
    conf.addVariable(BIAS);
    return table;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray view) {
    return views(conf, view);
  }

  private static Map<String, INDArray> views(NeuralNetConfiguration conf, INDArray view) {
    long channels = ((LayerNormalization) conf.getLayer()).getChannels();
    INDArray flat = view.reshape(view.length());
    Map<String, INDArray> table = new LinkedHashMap<>();
    table.put(GAIN, flat.get(NDArrayIndex.interval(0, channels)).reshape(1, channels));
    table.put(BIAS, flat.get(NDArrayIndex.interval(channels, 2 * channels)).reshape(1, channels));
    return table;
  }
}
