package org.winnow.training.engine.reference;

import org.winnow.training.plan.Parameter;

/** One parameter in row-major order, wherever its elements lie in the flattened vector. */
final class Packed {
  private final int[] places;
  private final double[] values;

  Packed(Parameter parameter) {
    this.places = new int[parameter.size()];
    this.values = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = Math.toIntExact(parameter.place(i));
    }
  }

  double[] values() {
    return values;
  }

  void readFrom(double[] vector) {
    for (int i = 0; i < places.length; i++) {
      values[i] = vector[places[i]];
    }
  }

  void writeTo(double[] vector) {
    for (int i = 0; i < places.length; i++) {
      vector[places[i]] = values[i];
    }
  }
}
