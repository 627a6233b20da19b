package org.winnow.imports.onnx;

import java.util.ArrayList;
import java.util.List;
import org.winnow.datasets.Shape;
import org.winnow.training.Input;

/** In which order an ONNX file wants an example's values. */
public enum Layout {
  /** Channels first, as most files for pictures: {@code [channels, height, width]}. */
  NCHW,
  /** Channels last, as Winnow has them: {@code [height, width, channels]}. */
  NHWC,
  /** All values in one row, channels last. */
  FLAT;

  /** The shapes that an example may have in this order, without the batch. */
  List<List<Integer>> sides(Shape shape) {
    int h = shape.height();
    int w = shape.width();
    int c = shape.channels();
    if (this == FLAT) {
      return List.of(List.of(shape.size()));
    }
    List<List<Integer>> all = new ArrayList<>();
    if (Input.isSequence(shape)) {
      all.add(this == NCHW ? List.of(c, h) : List.of(h, c));
    }
    all.add(this == NCHW ? List.of(c, h, w) : List.of(h, w, c));
    if (c == 1) {
      all.add(List.of(h, w));
    }
    return all;
  }

  /**
   * Brings an example into this order.
   *
   * @param values height × width × channels, from {@code from} on
   */
  void order(float[] values, int from, Shape shape) {
    if (this != NCHW || shape.channels() == 1) {
      return;
    }
    int channels = shape.channels();
    int places = shape.size() / channels;
    float[] before = java.util.Arrays.copyOfRange(values, from, from + shape.size());
    for (int c = 0; c < channels; c++) {
      for (int p = 0; p < places; p++) {
        values[from + c * places + p] = before[p * channels + c];
      }
    }
  }
}
