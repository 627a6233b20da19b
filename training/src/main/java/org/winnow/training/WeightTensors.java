package org.winnow.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.datasets.InputException;

/** The weights of a network as arrays of a file, and back. */
public final class WeightTensors {
  private WeightTensors() {}

  /** One array each, in the skeleton's order. */
  public static List<Tensor> of(Weights weights, Skeleton skeleton) {
    return of("", weights, skeleton);
  }

  /** Their names after a prefix. */
  static List<Tensor> of(String prefix, Weights weights, Skeleton skeleton) {
    return skeleton.parameters().stream()
        .map(p -> Tensor.of(prefix + p.name(), p.shape(), weights.values(p.name())))
        .toList();
  }

  /**
   * The weights of a skeleton.
   *
   * @throws InputException where they are not exactly its arrays in its order, or not all finite
   */
  public static Weights read(Skeleton skeleton, List<Tensor> tensors) {
    List<ParameterSpec> wanted = skeleton.parameters();
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (int i = 0; i < Math.max(wanted.size(), tensors.size()); i++) {
      String expected =
          i < wanted.size() ? wanted.get(i).name() + " " + wanted.get(i).shape() : "nothing more";
      String found =
          i < tensors.size() ? tensors.get(i).name() + " " + tensors.get(i).shape() : "nothing";
      if (!expected.equals(found) || tensors.get(i).type() != Tensor.Type.F32) {
        throw new InputException(
            "its skeleton needs the weights " + expected + ", the file has " + found);
      }
      arrays.put(wanted.get(i).name(), tensors.get(i).floats());
    }
    return new Weights(arrays).requireFinite();
  }
}
