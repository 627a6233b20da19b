package org.winnow.imports.onnx;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.winnow.export.onnx.format.Onnx.AttributeProto;
import org.winnow.export.onnx.format.Onnx.FunctionProto;
import org.winnow.export.onnx.format.Onnx.GraphProto;
import org.winnow.export.onnx.format.Onnx.ModelProto;
import org.winnow.export.onnx.format.Onnx.NodeProto;
import org.winnow.export.onnx.format.Onnx.SparseTensorProto;
import org.winnow.export.onnx.format.Onnx.TensorProto;
import org.winnow.export.onnx.format.Onnx.TensorShapeProto.Dimension;
import org.winnow.export.onnx.format.Onnx.TypeProto;
import org.winnow.export.onnx.format.Onnx.ValueInfoProto;

/** Looks through a whole ONNX file, graphs within graphs included, for what is not supported. */
final class OnnxInspector {
  /** What the pinned ONNX Runtime knows. */
  static final long NEWEST_OPSET = 23;

  private static final Set<String> DOMAINS = Set.of("", "ai.onnx", "ai.onnx.ml");
  private static final Set<String> TYPES = Set.of("FLOAT", "INT64", "INT32", "UINT8");
  private static final int DEEPEST = 16;

  private final ModelProto model;
  private final Set<String> unsupported = new LinkedHashSet<>();
  private final Set<String> foreign = new TreeSet<>();
  private final Set<String> functions;
  private boolean external;

  private OnnxInspector(ModelProto model) {
    this.model = model;
    this.functions =
        model.getFunctionsList().stream()
            .map(f -> f.getDomain() + "." + f.getName())
            .collect(Collectors.toSet());
  }

  static OnnxReport of(ModelProto model) {
    return new OnnxInspector(model).report();
  }

  private OnnxReport report() {
    long opset =
        model.getOpsetImportList().stream()
            .filter(o -> o.getDomain().isEmpty() || o.getDomain().equals("ai.onnx"))
            .mapToLong(o -> o.getVersion())
            .max()
            .orElse(0);
    if (!model.hasGraph() || opset == 0) {
      unsupported.add("it holds no graph of ONNX's operations: is it an ONNX file?");
    }
    if (opset > NEWEST_OPSET) {
      unsupported.add("opset " + opset + ": the newest known is " + NEWEST_OPSET);
    }
    look(model.getGraph(), 0);
    for (FunctionProto function : model.getFunctionsList()) {
      look(function.getNodeList(), 0);
    }
    if (external) {
      unsupported.add(
          "weights in other files (external data): save it as one file, as by"
              + " onnx.save(onnx.load(F), F2)");
    }
    foreign.forEach(name -> unsupported.add("operation " + name + ", which is not ONNX's own"));
    List<OnnxPort> inputs = inputs();
    checkInputs(inputs);
    List<OnnxPort> outputs =
        model.getGraph().getOutputList().stream().map(OnnxInspector::port).toList();
    if (outputs.stream().noneMatch(o -> o.type().equals("FLOAT"))) {
      unsupported.add("outputs: one of floats is asked for, it has " + outputs);
    }
    return new OnnxReport(opset, inputs, outputs, new ArrayList<>(unsupported));
  }

  /** Older files list their constants among the inputs. */
  private List<OnnxPort> inputs() {
    Set<String> constants =
        model.getGraph().getInitializerList().stream()
            .map(TensorProto::getName)
            .collect(Collectors.toSet());
    return model.getGraph().getInputList().stream()
        .filter(i -> !constants.contains(i.getName()))
        .map(OnnxInspector::port)
        .toList();
  }

  private void checkInputs(List<OnnxPort> inputs) {
    if (inputs.size() != 1) {
      unsupported.add(inputs.size() + " inputs: one is asked for");
    } else if (!TYPES.contains(inputs.get(0).type())) {
      unsupported.add("the input " + inputs.get(0) + ": its type is to be one of " + TYPES);
    }
  }

  private static OnnxPort port(ValueInfoProto info) {
    TypeProto type = info.getType();
    if (!type.hasTensorType()) {
      return new OnnxPort(info.getName(), "?", List.of());
    }
    TensorProto.DataType of = TensorProto.DataType.forNumber(type.getTensorType().getElemType());
    List<Long> sides =
        type.getTensorType().getShape().getDimList().stream()
            .map(d -> d.getValueCase() == Dimension.ValueCase.DIM_VALUE ? d.getDimValue() : -1)
            .toList();
    return new OnnxPort(info.getName(), of == null ? "?" : of.name(), sides);
  }

  private void look(GraphProto graph, int depth) {
    graph.getInitializerList().forEach(this::look);
    graph.getSparseInitializerList().forEach(this::look);
    look(graph.getNodeList(), depth);
  }

  private void look(SparseTensorProto sparse) {
    look(sparse.getValues());
    look(sparse.getIndices());
  }

  private void look(TensorProto tensor) {
    external |=
        tensor.getExternalDataCount() > 0
            || tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL;
  }

  private void look(List<NodeProto> nodes, int depth) {
    if (depth > DEEPEST) {
      unsupported.add("graphs within graphs, more than " + DEEPEST + " deep");
      return;
    }
    for (NodeProto node : nodes) {
      String name = node.getDomain() + "." + node.getOpType();
      if (!DOMAINS.contains(node.getDomain()) && !functions.contains(name)) {
        foreign.add(name);
      }
      for (AttributeProto attribute : node.getAttributeList()) {
        look(attribute.getT());
        attribute.getTensorsList().forEach(this::look);
        look(attribute.getSparseTensor());
        attribute.getSparseTensorsList().forEach(this::look);
        look(attribute.getG(), depth + 1);
        attribute.getGraphsList().forEach(g -> look(g, depth + 1));
      }
    }
  }
}
