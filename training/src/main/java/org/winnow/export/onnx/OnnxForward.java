package org.winnow.export.onnx;

import java.util.List;
import org.winnow.training.plan.Activate;
import org.winnow.training.plan.Add;
import org.winnow.training.plan.BatchNorm;
import org.winnow.training.plan.Concat;
import org.winnow.training.plan.Convolution;
import org.winnow.training.plan.Cut;
import org.winnow.training.plan.Dense;
import org.winnow.training.plan.Dims;
import org.winnow.training.plan.Dropout;
import org.winnow.training.plan.Embedding;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.GlobalPool;
import org.winnow.training.plan.LayerNorm;
import org.winnow.training.plan.Lengths;
import org.winnow.training.plan.Lstm;
import org.winnow.training.plan.Parameter;
import org.winnow.training.plan.Pool;
import org.winnow.training.plan.Reshape;
import org.winnow.training.plan.Softmax;

/** Each operation of a plan as operations of ONNX. */
final class OnnxForward {
  private final OnnxGraph graph;
  private final OnnxWindows windows;
  private final OnnxSequences sequences;

  OnnxForward(OnnxGraph graph) {
    this.graph = graph;
    this.windows = new OnnxWindows(graph);
    this.sequences = new OnnxSequences(graph);
  }

  void add(Forward operation) {
    graph.begin(operation.layer());
    graph.put(operation.output(), written(operation));
  }

  private String written(Forward operation) {
    if (operation instanceof Dense dense) {
      return dense(dense);
    } else if (operation instanceof Convolution convolution) {
      return windows.convolution(convolution);
    } else if (operation instanceof Pool pool) {
      return windows.pool(pool);
    } else if (operation instanceof GlobalPool pool) {
      return sequences.globalPool(pool);
    } else if (operation instanceof BatchNorm norm) {
      return batchNorm(norm);
    } else if (operation instanceof LayerNorm norm) {
      return layerNorm(norm);
    } else if (operation instanceof Dropout dropout) {
      return graph.at(dropout.input());
    } else if (operation instanceof Activate activate) {
      return new OnnxCurves(graph).of(activate);
    } else if (operation instanceof Softmax softmax) {
      return graph.add(OnnxNode.of("Softmax").whole("axis", 1), graph.at(softmax.input()));
    } else if (operation instanceof Embedding embedding) {
      return sequences.embedding(embedding);
    } else if (operation instanceof Lengths lengths) {
      return sequences.lengths(lengths);
    } else if (operation instanceof Cut cut) {
      return sequences.cut(cut);
    } else if (operation instanceof Lstm lstm) {
      return new OnnxLstm(graph).of(lstm);
    } else if (operation instanceof Add sum) {
      return graph.add(OnnxNode.of("Sum"), sum.inputs().stream().map(graph::at).toList());
    } else if (operation instanceof Concat concat) {
      List<String> parts = concat.inputs().stream().map(graph::at).toList();
      return graph.add(OnnxNode.of("Concat").whole("axis", 1), parts);
    } else if (operation instanceof Reshape reshape) {
      return graph.reshaped(graph.at(reshape.input()), reshape.output().dims());
    }
    throw new IllegalStateException("no ONNX form for " + operation.text());
  }

  private String dense(Dense op) {
    Dims in = op.input().dims();
    String x = graph.at(op.input());
    String flat = in.sides().size() == 1 ? x : graph.reshaped(x, Dims.vector(in.size()));
    int out = op.output().dims().size();
    String weights = graph.constant(op.weights().name(), in.size(), out);
    String product = graph.add(OnnxNode.of("MatMul"), flat, weights);
    String sum =
        op.bias()
            .map(b -> graph.add(OnnxNode.of("Add"), product, graph.constant(b.name(), out)))
            .orElse(product);
    return op.output().dims().sides().size() == 1 ? sum : graph.reshaped(sum, op.output().dims());
  }

  private String batchNorm(BatchNorm op) {
    return graph.add(
        OnnxNode.of("BatchNormalization").number("epsilon", op.epsilon()),
        graph.at(op.input()),
        channel(op.gamma()),
        channel(op.beta()),
        channel(op.mean()),
        channel(op.variance()));
  }

  private String channel(Parameter parameter) {
    return graph.constant(parameter.name(), parameter.size());
  }

  /** ONNX normalises over the last axis, which for a vector is the channels'. */
  private String layerNorm(LayerNorm op) {
    int rank = op.input().dims().sides().size() + 1;
    String x = graph.at(op.input());
    return switch (rank) {
      case 2 -> normalised(op, x);
      case 3 -> turned(normalised(op, turned(x, 0, 2, 1)), 0, 2, 1);
      default -> turned(normalised(op, turned(x, 0, 2, 3, 1)), 0, 3, 1, 2);
    };
  }

  private String turned(String value, int... axes) {
    return graph.add(OnnxNode.of("Transpose").wholes("perm", axes), value);
  }

  private String normalised(LayerNorm op, String value) {
    return graph.add(
        OnnxNode.of("LayerNormalization").whole("axis", -1).number("epsilon", op.epsilon()),
        value,
        channel(op.gain()),
        channel(op.bias()));
  }
}
