package org.winnow.export.onnx;

import java.util.ArrayList;
import java.util.List;
import org.winnow.training.plan.Convolution;
import org.winnow.training.plan.Dims;
import org.winnow.training.plan.Pool;
import org.winnow.training.plan.Window;

/** Convolutions and pools. A sequence keeps its one axis where the window has one, too. */
final class OnnxWindows {
  private final OnnxGraph graph;

  OnnxWindows(OnnxGraph graph) {
    this.graph = graph;
  }

  String convolution(Convolution op) {
    Place place = new Place(op.input().dims(), op.output().dims(), op.window());
    List<String> inputs = new ArrayList<>();
    inputs.add(place.in(graph, graph.at(op.input())));
    inputs.add(filters(op, place));
    op.bias().ifPresent(b -> inputs.add(graph.constant(b.name(), b.size())));
    int groups = op.depthwise() ? op.input().dims().channels() : op.groups();
    return place.out(graph, graph.add(place.node("Conv").whole("group", groups), inputs));
  }

  /** {@code [out, in / groups, height, width]}, of depthwise turned into that order. */
  private String filters(Convolution op, Place place) {
    float[] values = graph.weights(op.weights().name());
    int out = op.output().dims().channels();
    int area = op.window().area();
    if (!op.depthwise()) {
      return graph.constant(
          op.weights().name(), values, place.filters(out, values.length / out / area));
    }
    float[] turned = new float[values.length];
    for (int tap = 0; tap < area; tap++) {
      for (int filter = 0; filter < out; filter++) {
        turned[filter * area + tap] = values[tap * out + filter];
      }
    }
    return graph.constant(op.weights().name(), turned, place.filters(out, 1));
  }

  String pool(Pool op) {
    Place place = new Place(op.input().dims(), op.output().dims(), op.window());
    OnnxNode node =
        op.max()
            ? place.node("MaxPool")
            : place.node("AveragePool").whole("count_include_pad", op.countPadding() ? 1 : 0);
    Window w = op.window();
    node =
        place.line()
            ? node.wholes("kernel_shape", w.height())
            : node.wholes("kernel_shape", w.height(), w.width());
    String x = place.in(graph, graph.at(op.input()));
    return place.out(graph, graph.add(node, x));
  }

  /** Where a window moves. */
  private record Place(Dims input, Dims output, Window window) {
    /** Whether it moves along one axis. */
    boolean line() {
      return input.sides().size() == 2 && output.sides().size() == 2 && window.width() == 1;
    }

    private static Dims picture(Dims dims) {
      return Dims.picture(dims.channels(), dims.height(), dims.width());
    }

    private boolean fits(Dims dims) {
      return line() || dims.sides().size() == 3;
    }

    String in(OnnxGraph graph, String value) {
      return fits(input) ? value : graph.reshaped(value, picture(input));
    }

    String out(OnnxGraph graph, String value) {
      return fits(output) ? value : graph.reshaped(value, output);
    }

    int[] filters(int out, int in) {
      return line()
          ? new int[] {out, in, window.height()}
          : new int[] {out, in, window.height(), window.width()};
    }

    OnnxNode node(String operation) {
      // Columns that no window reaches need no negative padding: ONNX rounds down, too.
      int bottom = Math.max(0, window.bottom(input, output));
      int right = Math.max(0, window.right(input, output));
      OnnxNode node = OnnxNode.of(operation);
      return line()
          ? node.wholes("pads", window.top(), bottom)
              .wholes("strides", window.strideDown())
              .wholes("dilations", window.dilationDown())
          : node.wholes("pads", window.top(), window.left(), bottom, right)
              .wholes("strides", window.strideDown(), window.strideAcross())
              .wholes("dilations", window.dilationDown(), window.dilationAcross());
    }
  }
}
