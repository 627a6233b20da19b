package org.winnow.imports.onnx;

import java.util.ArrayList;
import java.util.List;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;

/** Brings a data set's examples into the form that an ONNX file asks for. */
final class OnnxFeed {
  private static final int LARGEST_BYTE = 255;

  private final Dataset data;
  private final OnnxWish wish;
  private final OnnxPort port;
  private final Form form;

  /** An order of values and the shape of an example in it. */
  private record Form(Layout layout, List<Integer> sides) {}

  OnnxFeed(Dataset data, OnnxWish wish, OnnxPort port) {
    this.data = data;
    this.wish = wish;
    this.port = port;
    this.form = form();
    checkChannels(wish.subtract(), "--subtract");
    checkChannels(wish.multiply(), "--multiply");
  }

  private Form form() {
    Shape shape = data.schema().shape();
    List<Form> fitting = new ArrayList<>();
    for (Layout layout : wish.layout().map(List::of).orElse(List.of(Layout.values()))) {
      layout.sides(shape).stream()
          .filter(this::fits)
          .forEach(sides -> fitting.add(new Form(layout, sides)));
    }
    if (fitting.isEmpty()) {
      throw new InputException(
          "its input is "
              + port
              + ", the examples of "
              + data.name()
              + " are "
              + shape
              + wish.layout().map(l -> "; not with --layout " + l + " either").orElse(""));
    }
    boolean alike =
        shape.channels() == 1 || fitting.stream().map(Form::layout).distinct().count() == 1;
    if (!alike) {
      throw new InputException(
          "its input " + port + " may be channels first or last; say --layout nchw or nhwc");
    }
    return fitting.get(0);
  }

  private boolean fits(List<Integer> sides) {
    if (port.sides().size() != sides.size() + 1) {
      return false;
    }
    for (int i = 0; i < sides.size(); i++) {
      long asked = port.sides().get(i + 1);
      if (asked >= 0 && asked != sides.get(i)) {
        return false;
      }
    }
    return true;
  }

  private void checkChannels(List<Float> numbers, String option) {
    int channels = data.schema().shape().channels();
    if (numbers.size() > 1 && numbers.size() != channels) {
      throw new InputException(
          option
              + " takes one number or one for each of "
              + channels
              + " channels, got "
              + numbers.size());
    }
  }

  List<Integer> sides() {
    return form.sides();
  }

  /** Examples in each run that the file asks for, 0: any number. */
  int batch() {
    return (int) Math.max(0, port.sides().get(0));
  }

  /** Some rows, one after the other. */
  float[] of(int from, int to) {
    int width = data.features().width();
    float[] values = new float[(to - from) * width];
    for (int row = from; row < to; row++) {
      int at = (row - from) * width;
      data.features().copyRow(row, values, at);
      prepare(values, at, width);
      form.layout().order(values, at, data.schema().shape());
      check(values, at, row);
    }
    return values;
  }

  private void prepare(float[] values, int at, int width) {
    int channels = data.schema().shape().channels();
    for (int i = 0; i < width; i++) {
      int c = i % channels;
      float moved = values[at + i] - number(wish.subtract(), c, 0);
      values[at + i] = moved * number(wish.multiply(), c, 1);
    }
  }

  private static float number(List<Float> numbers, int channel, float otherwise) {
    if (numbers.isEmpty()) {
      return otherwise;
    }
    return numbers.get(numbers.size() == 1 ? 0 : channel);
  }

  private void check(float[] values, int at, int row) {
    boolean whole = !port.type().equals("FLOAT");
    float most = port.type().equals("UINT8") ? LARGEST_BYTE : 1 << 24;
    float least = port.type().equals("UINT8") ? 0 : -most;
    for (int i = at; whole && i < at + data.features().width(); i++) {
      float v = values[i];
      if (!(v == Math.rint(v) && v >= least && v <= most)) {
        throw new InputException(
            "its input takes whole numbers ("
                + port.type()
                + "), got "
                + v
                + " of example "
                + data.ids().shortest(row));
      }
    }
  }
}
