package org.winnow.export.onnx;

import org.winnow.training.plan.Activate;

/** Functions of one number. */
final class OnnxCurves {
  private static final double ROOT = Math.sqrt(2 / Math.PI);
  private static final double CUBIC = 0.044715;

  private final OnnxGraph graph;

  OnnxCurves(OnnxGraph graph) {
    this.graph = graph;
  }

  String of(Activate op) {
    String x = graph.at(op.input());
    return switch (op.curve()) {
      case RELU -> graph.add(OnnxNode.of("Relu"), x);
      case LEAKY_RELU -> graph.add(OnnxNode.of("LeakyRelu").number("alpha", op.alpha()), x);
      case ELU -> graph.add(OnnxNode.of("Elu").number("alpha", op.alpha()), x);
      case GELU -> gelu(x);
      case SILU -> graph.add(OnnxNode.of("Mul"), x, graph.add(OnnxNode.of("Sigmoid"), x));
      case TANH -> graph.add(OnnxNode.of("Tanh"), x);
      case SIGMOID -> graph.add(OnnxNode.of("Sigmoid"), x);
    };
  }

  /** ½x(1 + tanh(√(2/π)(x + 0.044715x³))) spelt out: ONNX has it by a name only from opset 20. */
  private String gelu(String x) {
    String square = graph.add(OnnxNode.of("Mul"), x, x);
    String cube = graph.add(OnnxNode.of("Mul"), square, x);
    String bend = graph.add(OnnxNode.of("Mul"), cube, graph.number(CUBIC));
    String inner =
        graph.add(OnnxNode.of("Mul"), graph.add(OnnxNode.of("Add"), x, bend), graph.number(ROOT));
    String grown =
        graph.add(OnnxNode.of("Add"), graph.add(OnnxNode.of("Tanh"), inner), graph.number(1));
    return graph.add(
        OnnxNode.of("Mul"), graph.add(OnnxNode.of("Mul"), x, graph.number(0.5)), grown);
  }
}
