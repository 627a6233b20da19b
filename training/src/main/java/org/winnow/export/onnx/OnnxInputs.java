package org.winnow.export.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Shape;
import org.winnow.datasets.TableEncoding;
import org.winnow.datasets.TextEncoding;
import org.winnow.export.onnx.format.Onnx.TensorProto.DataType;
import org.winnow.training.Input;
import org.winnow.training.plan.Dims;
import org.winnow.training.plan.Value;

/** What a file is given, and how that becomes a plan's input. */
final class OnnxInputs {
  static final String INPUT = "input";

  private final OnnxGraph graph;
  private final Input input;
  private final Preparation preparation;

  OnnxInputs(OnnxGraph graph, Input input, Preparation preparation) {
    this.graph = graph;
    this.input = input;
    this.preparation = preparation;
  }

  /** The columns of a table that the file reads as they are; not so texts. */
  static Optional<TableEncoding> columns(Preparation preparation) {
    return preparation
        .encoding()
        .filter(e -> e.columns().stream().noneMatch(TextEncoding.class::isInstance));
  }

  /** Declares the inputs and prepares them. */
  void add(Value first) {
    graph.begin("prepare");
    List<Integer> sides = sides();
    String raw =
        columns(preparation).map(new OnnxColumns(graph)::features).orElseGet(this::numbers);
    String prepared = raw;
    for (Preparation.Step step : preparation.steps()) {
      prepared = prepared(step, prepared, sides);
    }
    graph.put(first, planned(prepared, sides, first.dims()));
  }

  /** As examples lie in memory: channels last. */
  private List<Integer> sides() {
    Shape s = input.shape();
    if (Input.isSequence(s)) {
      return input.isTokens() ? List.of(s.height()) : List.of(s.height(), s.channels());
    }
    return s.size() == s.channels()
        ? List.of(s.size())
        : List.of(s.height(), s.width(), s.channels());
  }

  private String numbers() {
    graph.input(INPUT, input.isTokens() ? DataType.INT64 : DataType.FLOAT, sides());
    OnnxNode toFloat = OnnxNode.of("Cast").whole("to", DataType.FLOAT.getNumber());
    return input.isTokens() ? graph.add(toFloat, INPUT) : INPUT;
  }

  private String prepared(Preparation.Step step, String value, List<Integer> sides) {
    if (step instanceof Preparation.Scale scale) {
      String moved = graph.add(OnnxNode.of("Sub"), value, graph.number(scale.subtract()));
      return graph.add(OnnxNode.of("Mul"), moved, graph.number(scale.multiply()));
    }
    if (step instanceof Preparation.Standardize each) {
      String means = row("mean", each.mean(), sides);
      String moved = graph.add(OnnxNode.of("Sub"), value, means);
      return graph.add(OnnxNode.of("Div"), moved, row("deviation", each.deviation(), sides));
    }
    return value;
  }

  private String row(String about, List<Float> numbers, List<Integer> sides) {
    float[] values = new float[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers.get(i);
    }
    List<Integer> shape = new ArrayList<>(List.of(1));
    shape.addAll(sides);
    return graph.constant(about, values, shape.stream().mapToInt(s -> s).toArray());
  }

  /** Channels first. */
  private String planned(String value, List<Integer> sides, Dims dims) {
    return switch (sides.size()) {
      case 1 -> dims.sides().equals(sides) ? value : graph.reshaped(value, dims);
      case 2 -> graph.add(OnnxNode.of("Transpose").wholes("perm", 0, 2, 1), value);
      default -> graph.add(OnnxNode.of("Transpose").wholes("perm", 0, 3, 1, 2), value);
    };
  }
}
