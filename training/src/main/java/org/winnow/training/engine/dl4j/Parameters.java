package org.winnow.training.engine.dl4j;

import java.util.LinkedHashMap;
import java.util.Map;
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
      arrays.put(p.name(), array == null ? first.values(p.name()) : Arrays2d.read(array));
    }
    return new Weights(arrays);
  }

  /** Sets all arrays that the graph has; a layer that stands still may have none. */
  static void set(ComputationGraph graph, Skeleton skeleton, Weights weights) {
    Map<String, INDArray> own = graph.paramTable();
    for (ParameterSpec p : skeleton.parameters()) {
      INDArray array = own.get(key(p));
      if (array != null) {
        set(array, p.name(), weights.values(p.name()));
      }
    }
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
