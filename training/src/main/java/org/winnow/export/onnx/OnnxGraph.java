package org.winnow.export.onnx;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.winnow.export.onnx.format.Onnx.GraphProto;
import org.winnow.export.onnx.format.Onnx.TensorProto;
import org.winnow.export.onnx.format.Onnx.TensorShapeProto;
import org.winnow.export.onnx.format.Onnx.TypeProto;
import org.winnow.export.onnx.format.Onnx.ValueInfoProto;
import org.winnow.training.Weights;
import org.winnow.training.plan.Dims;
import org.winnow.training.plan.Value;

/**
 * A graph while it is written. A plan's values keep their axes: {@code [batch, channels]}, {@code
 * [batch, channels, steps]} or {@code [batch, channels, height, width]}.
 *
 * <p>Names inside begin with {@code net/}, so that none is an input's or an output's.
 */
final class OnnxGraph {
  static final String INSIDE = "net/";
  private static final String BATCH = "batch";

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final Map<Value, String> names = new HashMap<>();
  private final Set<String> constants = new HashSet<>();
  private final Weights weights;
  private String layer = "";

  OnnxGraph(Weights weights) {
    this.weights = weights;
  }

  /** The layer that what follows belongs to, for the names of operations. */
  void begin(String name) {
    layer = name;
  }

  /** What a plan's value is called here. */
  String at(Value value) {
    String name = names.get(value);
    if (name == null) {
      throw new IllegalStateException(value + " is not computed yet");
    }
    return name;
  }

  void put(Value value, String name) {
    names.put(value, name);
  }

  /** The values of an array of weights in row-major order; not to be changed. */
  float[] weights(String name) {
    return weights.values(name);
  }

  /** Adds an operation and gives its output's name. */
  String add(OnnxNode node, String... inputs) {
    return add(node, List.of(inputs));
  }

  String add(OnnxNode node, List<String> inputs) {
    return add(node, inputs, 1).get(0);
  }

  /** Adds an operation that has several outputs. */
  List<String> add(OnnxNode node, List<String> inputs, int outputs) {
    String name = INSIDE + layer + "/" + graph.getNodeCount();
    List<String> made =
        IntStream.range(0, outputs).mapToObj(i -> i == 0 ? name : name + "." + i).toList();
    graph.addNode(node.between(name, inputs, made));
    return made;
  }

  /** Adds an operation whose output the graph gives to its caller. */
  void addOutput(OnnxNode node, List<String> inputs, String name, Dims dims) {
    graph.addNode(node.between(INSIDE + name, inputs, List.of(name)));
    graph.addOutput(typed(name, TensorProto.DataType.FLOAT, dims.sides()));
  }

  /** Declares an input; the batch comes before its sides. */
  void input(String name, TensorProto.DataType type, List<Integer> sides) {
    graph.addInput(typed(name, type, sides));
  }

  private static ValueInfoProto typed(String name, TensorProto.DataType type, List<Integer> sides) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(BATCH));
    sides.forEach(s -> shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(s)));
    TypeProto.Tensor.Builder tensor =
        TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  /** An array of weights as it is. */
  String constant(String name, int... sides) {
    return constant(name, weights(name), sides);
  }

  /**
   * A constant of floats.
   *
   * @param about what it is, for its name; one name stands for one array
   */
  String constant(String about, float[] values, int... sides) {
    ByteBuffer bytes = room(values.length, Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return initializer(about, TensorProto.DataType.FLOAT, bytes, sides);
  }

  /** A constant of 64-bit whole numbers. */
  String constant(String about, long[] values, int... sides) {
    ByteBuffer bytes = room(values.length, Long.BYTES);
    bytes.asLongBuffer().put(values);
    return initializer(about, TensorProto.DataType.INT64, bytes, sides);
  }

  /** A constant row of texts, {@code [1, texts]}. */
  String constant(String about, List<String> texts) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setDataType(8);
    tensor.setName(INSIDE + about).addDims(1).addDims(texts.size());
    texts.forEach(t -> tensor.addStringData(ByteString.copyFrom(t, StandardCharsets.UTF_8)));
    return initializer(tensor);
  }

  /** One float. */
  String number(double value) {
    return constant("number/" + (float) value, new float[] {(float) value}, new int[0]);
  }

  /** Axes, as operations take them that have them as an input. */
  String axes(long... axes) {
    return constant("axes/" + java.util.Arrays.toString(axes), axes, axes.length);
  }

  private static ByteBuffer room(int count, int each) {
    return ByteBuffer.allocate(Math.multiplyExact(count, each)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private String initializer(
      String about, TensorProto.DataType type, ByteBuffer bytes, int... sides) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(INSIDE + about);
    tensor.setDataType(type.getNumber()).setRawData(ByteString.copyFrom(bytes.rewind()));
    IntStream.of(sides).forEach(tensor::addDims);
    return initializer(tensor);
  }

  private String initializer(TensorProto.Builder tensor) {
    if (constants.add(tensor.getName())) {
      graph.addInitializer(tensor);
    }
    return tensor.getName();
  }

  /** The same values, row-major, as {@code [batch, sides…]}. */
  String reshaped(String value, Dims dims) {
    long[] shape = new long[dims.sides().size() + 1];
    shape[0] = -1;
    for (int i = 1; i < shape.length; i++) {
      shape[i] = dims.sides().get(i - 1);
    }
    return add(
        OnnxNode.of("Reshape"), value, constant("shape/" + dims.sides(), shape, shape.length));
  }

  /** The graph under a name. */
  GraphProto named(String name) {
    return graph.setName(name).build();
  }
}
