package org.winnow.export.onnx;

import java.util.List;
import org.winnow.export.onnx.format.Onnx.TensorProto.DataType;
import org.winnow.training.plan.Lstm;

/**
 * LSTM. A plan has its gates as candidate, forget, output, input and its weights by input; ONNX has
 * input, output, forget, candidate, and its weights by gate.
 */
final class OnnxLstm {
  /** The plan's gate for each of ONNX's. */
  private static final int[] GATES = {3, 2, 1, 0};

  private final OnnxGraph graph;

  OnnxLstm(OnnxGraph graph) {
    this.graph = graph;
  }

  String of(Lstm op) {
    int units = op.units();
    int channels = op.input().dims().channels();
    String x = graph.add(OnnxNode.of("Transpose").wholes("perm", 2, 0, 1), graph.at(op.input()));
    List<String> outputs =
        graph.add(
            OnnxNode.of("LSTM").whole("hidden_size", units),
            List.of(
                x,
                turned(op.inputWeights().name(), channels, units),
                turned(op.recurrentWeights().name(), units, units),
                bias(op.bias().name(), units),
                lengths(op)),
            2);
    if (op.last()) {
      return graph.add(OnnxNode.of("Squeeze"), outputs.get(1), graph.axes(0));
    }
    String states = graph.add(OnnxNode.of("Squeeze"), outputs.get(0), graph.axes(1));
    return graph.add(OnnxNode.of("Transpose").wholes("perm", 1, 2, 0), states);
  }

  /** An empty name stands for an input that is left out. */
  private String lengths(Lstm op) {
    return op.lengths()
        .map(
            lengths -> {
              String each = graph.add(OnnxNode.of("Squeeze"), graph.at(lengths), graph.axes(1));
              return graph.add(OnnxNode.of("Cast").whole("to", DataType.INT32.getNumber()), each);
            })
        .orElse("");
  }

  /** {@code [rows, 4 · units]} as {@code [1, 4 · units, rows]}. */
  private String turned(String name, int rows, int units) {
    float[] values = graph.weights(name);
    float[] turned = new float[values.length];
    for (int g = 0; g < 4 * units; g++) {
      for (int r = 0; r < rows; r++) {
        turned[g * rows + r] = values[r * 4 * units + source(g, units)];
      }
    }
    return graph.constant(name, turned, 1, 4 * units, rows);
  }

  private static int source(int gate, int units) {
    return GATES[gate / units] * units + gate % units;
  }

  /** ONNX adds a second bias, which is 0. */
  private String bias(String name, int units) {
    float[] values = graph.weights(name);
    float[] both = new float[8 * units];
    for (int g = 0; g < 4 * units; g++) {
      both[g] = values[source(g, units)];
    }
    return graph.constant(name, both, 1, 8 * units);
  }
}
