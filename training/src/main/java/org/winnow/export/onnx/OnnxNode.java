package org.winnow.export.onnx;

import java.util.Arrays;
import java.util.List;
import org.winnow.export.onnx.format.Onnx.AttributeProto;
import org.winnow.export.onnx.format.Onnx.NodeProto;

/** An operation of ONNX with its attributes, before it has inputs and outputs. */
final class OnnxNode {
  private final NodeProto.Builder node;

  private OnnxNode(String operation) {
    this.node = NodeProto.newBuilder().setOpType(operation);
  }

  /**
   * @param operation its name in ONNX's list, as {@code Conv}
   */
  static OnnxNode of(String operation) {
    return new OnnxNode(operation);
  }

  OnnxNode whole(String name, long value) {
    return with(attribute(name, AttributeProto.AttributeType.INT).setI(value));
  }

  OnnxNode number(String name, double value) {
    return with(attribute(name, AttributeProto.AttributeType.FLOAT).setF((float) value));
  }

  OnnxNode wholes(String name, int... values) {
    List<Long> all = Arrays.stream(values).mapToObj(v -> (long) v).toList();
    return with(attribute(name, AttributeProto.AttributeType.INTS).addAllInts(all));
  }

  private static AttributeProto.Builder attribute(String name, AttributeProto.AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }

  private OnnxNode with(AttributeProto.Builder attribute) {
    node.addAttribute(attribute);
    return this;
  }

  NodeProto between(String name, List<String> inputs, List<String> outputs) {
    return node.setName(name).addAllInput(inputs).addAllOutput(outputs).build();
  }
}
