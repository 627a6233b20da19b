package org.winnow.export;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.training.Weights;
import org.winnow.training.plan.Parameter;

/** Collects the numbers that a program reads: weights, and what is computed from them. */
final class Constants {
  private final Weights weights;
  private final Map<String, Integer> places = new HashMap<>();
  private float[] values = new float[1024];
  private int size;

  Constants(Weights weights) {
    this.weights = weights;
  }

  int add(float... more) {
    int at = size;
    if (size + more.length > values.length) {
      values = Arrays.copyOf(values, Math.max(2 * values.length, size + more.length));
    }
    System.arraycopy(more, 0, values, at, more.length);
    size += more.length;
    return at;
  }

  int add(List<Float> more) {
    float[] array = new float[more.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = more.get(i);
    }
    return add(array);
  }

  /** The place of a parameter in row-major order, put there once. */
  int of(Parameter parameter) {
    return places.computeIfAbsent(parameter.name(), name -> add(weights.values(name)));
  }

  /** The place, or −1 where there is none. */
  int of(Optional<Parameter> parameter) {
    return parameter.map(this::of).orElse(-1);
  }

  Weights weights() {
    return weights;
  }

  float[] all() {
    return Arrays.copyOf(values, size);
  }
}
