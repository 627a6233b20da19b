package org.winnow.imports.onnx;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.winnow.export.onnx.format.Onnx.AttributeProto;
import org.winnow.export.onnx.format.Onnx.GraphProto;
import org.winnow.export.onnx.format.Onnx.ModelProto;
import org.winnow.export.onnx.format.Onnx.NodeProto;
import org.winnow.export.onnx.format.Onnx.OperatorSetIdProto;
import org.winnow.export.onnx.format.Onnx.StringStringEntryProto;
import org.winnow.export.onnx.format.Onnx.TensorProto;
import org.winnow.export.onnx.format.Onnx.TensorShapeProto;
import org.winnow.export.onnx.format.Onnx.TypeProto;
import org.winnow.export.onnx.format.Onnx.ValueInfoProto;

/** ONNX files as others make them. */
final class ForeignFiles {
  private ForeignFiles() {}

  static Path write(Path folder, ModelProto.Builder model) throws IOException {
    return java.nio.file.Files.write(folder.resolve("net.onnx"), model.build().toByteArray());
  }

  static ModelProto.Builder model(GraphProto.Builder graph) {
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(17))
        .setGraph(graph.setName("net"));
  }

  /** One operation from an input to an output, both of floats; -1 stands for any side. */
  static GraphProto.Builder one(NodeProto.Builder node, List<Integer> in, List<Integer> out) {
    return GraphProto.newBuilder()
        .addInput(port("x", in))
        .addNode(node.addInput("x").addOutput("y"))
        .addOutput(port("y", out));
  }

  static NodeProto.Builder flatten() {
    AttributeProto.Builder axis =
        AttributeProto.newBuilder()
            .setName("axis")
            .setType(AttributeProto.AttributeType.INT)
            .setI(1);
    return NodeProto.newBuilder().setOpType("Flatten").addAttribute(axis);
  }

  /** The input, and beside it an array of zeros whose size the file asks for. */
  static ModelProto.Builder claiming(long zeros) {
    ByteBuffer size = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, zeros);
    GraphProto.Builder graph = one(flatten(), List.of(-1, 3), List.of(-1, 3));
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName("size")
            .setDataType(TensorProto.DataType.INT64.getNumber())
            .addDims(1)
            .setRawData(ByteString.copyFrom(size)));
    graph.addNode(
        NodeProto.newBuilder().setOpType("ConstantOfShape").addInput("size").addOutput("z"));
    graph.addOutput(port("z", List.of(-1)));
    return model(graph);
  }

  static TensorProto.Builder external(String location) {
    return TensorProto.newBuilder()
        .setName("w")
        .setDataType(1)
        .addDims(1)
        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
        .addExternalData(StringStringEntryProto.newBuilder().setKey("location").setValue(location));
  }

  static ValueInfoProto.Builder port(String name, List<Integer> sides) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int side : sides) {
      TensorShapeProto.Dimension.Builder dim = TensorShapeProto.Dimension.newBuilder();
      shape.addDim(side < 0 ? dim.setDimParam("n") : dim.setDimValue(side));
    }
    TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(1).setShape(shape);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor));
  }
}
