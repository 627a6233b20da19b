package org.winnow.export.onnx;

import java.util.stream.LongStream;
import org.winnow.export.onnx.format.Onnx.TensorProto.DataType;
import org.winnow.training.plan.Cut;
import org.winnow.training.plan.Dims;
import org.winnow.training.plan.Embedding;
import org.winnow.training.plan.GlobalPool;
import org.winnow.training.plan.Lengths;
import org.winnow.training.plan.Value;

/**
 * What sequences need, and those that end before their last step. Lengths are {@code [batch, 1]}
 * floats.
 */
final class OnnxSequences {
  private final OnnxGraph graph;

  OnnxSequences(OnnxGraph graph) {
    this.graph = graph;
  }

  String embedding(Embedding op) {
    Dims out = op.output().dims();
    String steps = graph.reshaped(graph.at(op.input()), Dims.vector(out.height()));
    String tokens = graph.add(cast(DataType.INT64), steps);
    String table =
        graph.constant(op.table().name(), op.table().shape().get(0), op.table().shape().get(1));
    String rows = graph.add(OnnxNode.of("Gather").whole("axis", 0), table, tokens);
    return graph.add(OnnxNode.of("Transpose").wholes("perm", 0, 2, 1), rows);
  }

  private static OnnxNode cast(DataType type) {
    return OnnxNode.of("Cast").whole("to", type.getNumber());
  }

  /** 1, 2 … where a step has a value other than 0; the largest of these, at least 1. */
  String lengths(Lengths op) {
    Dims dims = op.input().dims();
    int steps = dims.sides().get(dims.sides().size() - 1);
    int channels = dims.size() / steps;
    String rows = graph.reshaped(graph.at(op.input()), Dims.sequence(channels, steps));
    String zero = graph.add(OnnxNode.of("Equal"), rows, graph.number(0));
    String there = graph.add(cast(DataType.FLOAT), graph.add(OnnxNode.of("Not"), zero));
    String numbered = graph.add(OnnxNode.of("Mul"), there, counted(steps, 1));
    String last =
        graph.add(OnnxNode.of("ReduceMax").whole("keepdims", 0), numbered, graph.axes(1, 2));
    String atLeastOne = graph.add(OnnxNode.of("Max"), last, graph.number(1));
    return graph.add(OnnxNode.of("Unsqueeze"), atLeastOne, graph.axes(1));
  }

  /** {@code [1, 1, steps]}: from, from + 1 … */
  private String counted(int steps, int from) {
    float[] numbers = new float[steps];
    for (int i = 0; i < steps; i++) {
      numbers[i] = from + i;
    }
    return graph.constant("steps/" + from + "/" + steps, numbers, 1, 1, steps);
  }

  /** Whether a step lies before an example's end, {@code [batch, 1, steps]}. */
  private String inside(Value lengths, int steps) {
    String each = graph.add(OnnxNode.of("Unsqueeze"), graph.at(lengths), graph.axes(2));
    return graph.add(OnnxNode.of("Less"), counted(steps, 0), each);
  }

  String cut(Cut op) {
    return kept(op.input(), op.lengths(), 0);
  }

  private String kept(Value value, Value lengths, double otherwise) {
    String inside = inside(lengths, value.dims().height());
    return graph.add(OnnxNode.of("Where"), inside, graph.at(value), graph.number(otherwise));
  }

  String globalPool(GlobalPool op) {
    int axes = op.input().dims().sides().size() - 1;
    String places = graph.axes(LongStream.rangeClosed(2, axes + 1).toArray());
    if (op.lengths().isEmpty()) {
      return graph.add(
          OnnxNode.of(op.max() ? "ReduceMax" : "ReduceMean").whole("keepdims", 0),
          graph.at(op.input()),
          places);
    }
    Value lengths = op.lengths().get();
    String kept = kept(op.input(), lengths, op.max() ? Double.NEGATIVE_INFINITY : 0);
    String total =
        graph.add(
            OnnxNode.of(op.max() ? "ReduceMax" : "ReduceSum").whole("keepdims", 0), kept, places);
    return op.max() ? total : graph.add(OnnxNode.of("Div"), total, graph.at(lengths));
  }
}
