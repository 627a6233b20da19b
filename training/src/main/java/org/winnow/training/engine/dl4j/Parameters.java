package org.winnow.training.engine.dl4j;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.winnow.training.ParameterSpec;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;

/** A skeleton's weights in and out of a DL4J graph. */
final class Parameters {
  private Parameters() {}

  /**
   * @param first the weights of layers that stand still, which the graph may not have
   */
  static Weights get(ComputationGraph graph, Skeleton skeleton, Weights first) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    Map<String, INDArray> own = graph.paramTable();
    for (ParameterSpec p : skeleton.parameters()) {
      INDArray array = own.get(key(p));
      float[] values = array == null ? first.values(p.name()) : Arrays2d.read(array);
      boolean turn = array != null && alongSteps(graph, p);
      arrays.put(p.name(), turn ? turned(values, p, false) : values);
    }
    return new Weights(arrays);
  }

  /** Sets all arrays that the graph has; a layer that stands still may have none. */
  static void set(ComputationGraph graph, Skeleton skeleton, Weights weights) {
    Map<String, INDArray> own = graph.paramTable();
    for (ParameterSpec p : skeleton.parameters()) {
      INDArray array = own.get(key(p));
      if (array != null) {
        float[] values = weights.values(p.name());
        set(array, p.name(), alongSteps(graph, p) ? turned(values, p, true) : values);
      }
    }
  }

  /**
   * DL4J 1.0.0-M2.1 says that its convolution along steps has weights {@code [out, in, window, 1]},
   * and reads the same memory as {@code [window, in, out]}.
   */
  private static boolean alongSteps(ComputationGraph graph, ParameterSpec p) {
    Layer layer = graph.getLayer(p.name().substring(0, p.name().indexOf('/')));
    if (layer == null || p.shape().size() < 2) {
      return false;
    }
    org.deeplearning4j.nn.conf.layers.Layer conf = layer.conf().getLayer();
    return conf instanceof Convolution1DLayer
        || conf instanceof FrozenLayerWithBackprop f
            && f.getUnderlying() instanceof Convolution1DLayer;
  }

  private static float[] turned(float[] values, ParameterSpec p, boolean toDl4j) {
    int out = p.shape().get(0);
    int in = p.shape().get(1);
    int window = p.shape().get(2);
    float[] turned = new float[values.length];
    for (int ours = 0; ours < values.length; ours++) {
      int o = ours / (in * window);
      int i = ours / window % in;
      int theirs = (ours % window * in + i) * out + o;
      turned[toDl4j ? theirs : ours] = values[toDl4j ? ours : theirs];
    }
    return turned;
  }

  private static void set(INDArray array, String name, float[] values) {
    if (values.length != array.length()) {
      throw new IllegalArgumentException(
          name + " has " + array.length() + " values, got " + values.length);
    }
    array.assign(Nd4j.create(values, array.shape(), 'c'));
  }

  /** DL4J's key of an array: {@code conv1_W}. */
  static String key(ParameterSpec p) {
    int slash = p.name().indexOf('/');
    String array = p.name().substring(slash + 1);
    return p.name().substring(0, slash) + "_" + (array.equals("variance") ? "var" : array);
  }
}
