package org.winnow.export.onnx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.winnow.datasets.ColumnEncoding;
import org.winnow.datasets.MissingText;
import org.winnow.datasets.TableEncoding;
import org.winnow.export.onnx.format.Onnx.TensorProto.DataType;

/**
 * A table's columns as inputs of their own, each {@code [batch, 1]}: numbers as floats, where NaN
 * is missing; names as texts.
 */
final class OnnxColumns {
  private final OnnxGraph graph;

  OnnxColumns(OnnxGraph graph) {
    this.graph = graph;
  }

  /**
   * What the inputs are called: as the columns, with an underscore behind what would be another's
   * name.
   */
  static List<String> names(TableEncoding table) {
    Set<String> taken = new HashSet<>(Set.of("", OnnxExport.PROBABILITIES, OnnxExport.EMBEDDINGS));
    List<String> names = new ArrayList<>();
    for (ColumnEncoding column : table.columns()) {
      String name = column.column();
      while (name.startsWith(OnnxGraph.INSIDE) || !taken.add(name)) {
        name = name.startsWith(OnnxGraph.INSIDE) ? "_" + name : name + "_";
      }
      names.add(name);
    }
    return names;
  }

  /** The raw features of all columns side by side, {@code [batch, features]}. */
  String features(TableEncoding table) {
    List<String> names = names(table);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      ColumnEncoding column = table.columns().get(i);
      if (column instanceof ColumnEncoding.Numeric numeric) {
        parts.addAll(number(names.get(i), numeric));
      } else if (column instanceof ColumnEncoding.OneOf choice) {
        parts.addAll(choice(names.get(i), choice));
      } else {
        throw new IllegalStateException("no ONNX form for column '" + column.column() + "'");
      }
    }
    return graph.add(OnnxNode.of("Concat").whole("axis", 1), parts);
  }

  private List<String> number(String name, ColumnEncoding.Numeric column) {
    graph.input(name, DataType.FLOAT, List.of(1));
    String missing = graph.add(OnnxNode.of("IsNaN"), name);
    String filled = graph.add(OnnxNode.of("Where"), missing, graph.number(column.fill()), name);
    return column.flagsMissing() ? List.of(filled, asFloat(missing)) : List.of(filled);
  }

  private List<String> choice(String name, ColumnEncoding.OneOf column) {
    graph.input(name, DataType.STRING, List.of(1));
    List<String> parts = new ArrayList<>();
    if (!column.values().isEmpty()) {
      parts.add(asFloat(equal(name, name + "/values", column.values())));
    }
    if (column.flagsMissing()) {
      String any = asFloat(equal(name, "missing", MissingText.all()));
      parts.add(graph.add(OnnxNode.of("ReduceMax"), any, graph.axes(1)));
    }
    return parts;
  }

  /** {@code [batch, texts]}. */
  private String equal(String name, String about, List<String> texts) {
    return graph.add(OnnxNode.of("Equal"), name, graph.constant(about, texts));
  }

  private String asFloat(String truth) {
    return graph.add(OnnxNode.of("Cast").whole("to", DataType.FLOAT.getNumber()), truth);
  }
}
