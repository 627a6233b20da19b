package org.winnow.training.engine.onednn;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.training.Weights;
import org.winnow.training.plan.Parameter;

/** Carries weights between the skeleton's arrays and the plan's flattened vector. */
final class WeightArrays {
  private final List<Parameter> parameters;
  private final int length;

  /**
   * @param order the arrays' names as the skeleton has them, in which they are read
   */
  WeightArrays(List<Parameter> parameters, List<String> order, long length) {
    this.parameters =
        parameters.stream().sorted(Comparator.comparingInt(p -> order.indexOf(p.name()))).toList();
    this.length = Math.toIntExact(length);
  }

  Weights read(Block vector) {
    float[] flat = new float[length];
    new Floats(vector.address(), length).read(flat, length);
    Map<String, float[]> arrays = new LinkedHashMap<>();
    parameters.forEach(p -> arrays.put(p.name(), p.read(flat)));
    return new Weights(arrays);
  }

  void write(Weights weights, Block vector) {
    float[] flat = new float[length];
    for (Parameter p : parameters) {
      float[] values = weights.values(p.name());
      if (values.length != p.size()) {
        throw new IllegalArgumentException(
            p.name() + " has " + p.size() + " values, got " + values.length);
      }
      for (int i = 0; i < values.length; i++) {
        flat[(int) p.place(i)] = values[i];
      }
    }
    new Floats(vector.address(), length).write(flat, length);
  }
}
