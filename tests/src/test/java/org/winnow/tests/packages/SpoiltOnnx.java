package org.winnow.tests.packages;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import org.winnow.export.onnx.OnnxExport;
import org.winnow.export.onnx.format.Onnx.AttributeProto;
import org.winnow.export.onnx.format.Onnx.GraphProto;
import org.winnow.export.onnx.format.Onnx.ModelProto;
import org.winnow.export.onnx.format.Onnx.NodeProto;
import org.winnow.export.onnx.format.Onnx.StringStringEntryProto;
import org.winnow.export.onnx.format.Onnx.TensorProto;
import org.winnow.tests.packages.SpoiltKind.Named;
import org.winnow.training.Model;

/** Ways to spoil an ONNX file. */
final class SpoiltOnnx {
  private static final List<String> PLACES =
      List.of("/etc/passwd", "../../../../etc/passwd", "weights.bin", "C:\\evil", "", "\u0000");
  private static final List<String> OPERATIONS =
      List.of("Loop", "If", "Conv", "Gemm", "Reshape", "Expand", "Tile", "LSTM", "Nowhere", "");
  private static final int DEEP = 60;

  private final ModelProto good;

  private SpoiltOnnx(ModelProto good) {
    this.good = good;
  }

  static SpoiltKind of(Model model) throws java.io.IOException {
    byte[] bytes = OnnxExport.of(model);
    SpoiltOnnx ways = new SpoiltOnnx(ModelProto.parseFrom(bytes));
    return SpoiltKind.of(
        ".onnx",
        bytes,
        List.of(
            new Named("EXTERNAL_DATA", false, ways::external),
            new Named("HUGE_SHAPE", true, ways::hugeShape),
            new Named("HUGE_VALUE", true, ways::hugeValue),
            new Named("OBJECT_AS_WEIGHTS", true, ways::object),
            new Named("OTHER_OPERATION", true, ways::operation),
            new Named("FOREIGN_DOMAIN", false, ways::domain),
            new Named("GRAPHS_IN_GRAPHS", false, ways::deep),
            new Named("ANOTHER_EDGE", true, ways::edge)));
  }

  private byte[] withWeights(Random random, TensorProto.Builder changed) {
    GraphProto.Builder graph = good.getGraph().toBuilder();
    graph.setInitializer(random.nextInt(graph.getInitializerCount()), changed);
    return good.toBuilder().setGraph(graph).build().toByteArray();
  }

  private TensorProto.Builder weights(Random random) {
    // The same seed chooses the same one again in withWeights.
    return good
        .getGraph()
        .getInitializer(random.nextInt(good.getGraph().getInitializerCount()))
        .toBuilder();
  }

  private byte[] external(Random random) {
    long seed = random.nextLong();
    StringStringEntryProto place =
        StringStringEntryProto.newBuilder()
            .setKey("location")
            .setValue(PLACES.get(random.nextInt(PLACES.size())))
            .build();
    TensorProto.Builder tensor = weights(new Random(seed)).clearRawData().clearFloatData();
    tensor.setDataLocation(TensorProto.DataLocation.EXTERNAL).addExternalData(place);
    return withWeights(new Random(seed), tensor);
  }

  private byte[] hugeShape(Random random) {
    long seed = random.nextLong();
    TensorProto.Builder tensor = weights(new Random(seed));
    long side = List.of(1L << 40, -1L, Long.MAX_VALUE, 0L, 1L << 31).get(random.nextInt(5));
    if (tensor.getDimsCount() == 0 || random.nextInt(4) == 0) {
      tensor.addDims(side);
    } else {
      tensor.setDims(random.nextInt(tensor.getDimsCount()), side);
    }
    return withWeights(new Random(seed), tensor);
  }

  /** An array of zeros whose size the file asks for, as one more output. */
  private byte[] hugeValue(Random random) {
    long side = 1L << random.nextInt(20, 62);
    ByteBuffer size = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, side);
    GraphProto.Builder graph = good.getGraph().toBuilder();
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName("size")
            .setDataType(TensorProto.DataType.INT64.getNumber())
            .addDims(1)
            .setRawData(ByteString.copyFrom(size)));
    graph.addNode(0, node("ConstantOfShape", "size", "zeros"));
    graph.addNode(1, node("ReduceSum", "zeros", "none"));
    String first = good.getGraph().getNode(0).getInput(0);
    graph.addNode(2, node("Add", first, "shifted").addInput("none"));
    graph.setNode(3, graph.getNode(3).toBuilder().setInput(0, "shifted"));
    return good.toBuilder().setGraph(graph).build().toByteArray();
  }

  private static NodeProto.Builder node(String type, String from, String to) {
    return NodeProto.newBuilder().setOpType(type).addInput(from).addOutput(to);
  }

  private byte[] object(Random random) {
    long seed = random.nextLong();
    ByteString planted = ByteString.copyFrom(Planted.bytes());
    return withWeights(new Random(seed), weights(new Random(seed)).setRawData(planted));
  }

  private byte[] withNode(int index, NodeProto.Builder node) {
    GraphProto.Builder graph = good.getGraph().toBuilder().setNode(index, node);
    return good.toBuilder().setGraph(graph).build().toByteArray();
  }

  private byte[] operation(Random random) {
    int index = random.nextInt(good.getGraph().getNodeCount());
    String other = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
    return withNode(index, good.getGraph().getNode(index).toBuilder().setOpType(other));
  }

  private byte[] domain(Random random) {
    int index = random.nextInt(good.getGraph().getNodeCount());
    return withNode(index, good.getGraph().getNode(index).toBuilder().setDomain("org.evil"));
  }

  private byte[] edge(Random random) {
    int index = random.nextInt(good.getGraph().getNodeCount());
    int from = random.nextInt(good.getGraph().getNodeCount());
    NodeProto.Builder node = good.getGraph().getNode(index).toBuilder();
    return withNode(index, node.setInput(0, good.getGraph().getNode(from).getOutput(0)));
  }

  private byte[] deep(Random random) {
    GraphProto graph = GraphProto.newBuilder().setName("deepest").build();
    for (int i = 20 + random.nextInt(DEEP); i > 0; i--) {
      AttributeProto inner =
          AttributeProto.newBuilder()
              .setName("body")
              .setType(AttributeProto.AttributeType.GRAPH)
              .setG(graph)
              .build();
      NodeProto.Builder node = NodeProto.newBuilder().setOpType("Loop").addAttribute(inner);
      graph = GraphProto.newBuilder().setName("g").addNode(node).build();
    }
    GraphProto.Builder whole = good.getGraph().toBuilder().addNode(graph.getNode(0));
    return good.toBuilder().setGraph(whole).build().toByteArray();
  }
}
