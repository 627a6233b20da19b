package org.winnow.training.engine.onednn;

import org.winnow.training.plan.Dims;
import org.winnow.training.plan.Value;

/** The library's shapes: vectors are {@code [n, c]}, all else {@code [n, c, height, width]}. */
final class Shapes {
  private Shapes() {}

  static long[] of(int batch, Value value) {
    return of(batch, value.dims());
  }

  static long[] of(int batch, Dims dims) {
    return dims.sides().size() == 1
        ? new long[] {batch, dims.channels()}
        : new long[] {batch, dims.channels(), dims.height(), dims.width()};
  }

  /** How examples come in and go out: the channels of each place together. */
  static Layout channelsLast(int batch, Dims dims) {
    long[] shape = of(batch, dims);
    if (shape.length == 2 || dims.channels() == 1) {
      return Layout.plain(shape);
    }
    long c = dims.channels();
    return Layout.strided(shape, c * dims.places(), 1, c * dims.width(), c);
  }
}
