package org.winnow.training.engine.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.winnow.training.plan.Add;
import org.winnow.training.plan.Concat;
import org.winnow.training.plan.Dims;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Reshape;
import org.winnow.training.plan.Value;

/** Walks a DL4J graph in its own order and writes down what it computes. */
final class PlanWriter {
  private final ComputationGraphConfiguration graph;
  private final PlanLayers layers;
  private final PlanLengths lengths;
  private final Map<String, Value> values = new HashMap<>();
  private final List<Forward> forward = new ArrayList<>();

  private PlanWriter(ComputationGraphConfiguration graph, PlanLengths lengths) {
    this.graph = graph;
    this.lengths = lengths;
    this.layers = new PlanLayers(lengths);
  }

  /**
   * The forward pass of a graph with one input.
   *
   * @throws Unplanned naming what a plan cannot express
   */
  static Plan write(String name, ComputationGraphConfiguration graph, PlanInput in) {
    Value input = Value.floats(graph.getNetworkInputs().get(0), in.dims());
    PlanLengths lengths = in.padded() ? PlanLengths.of(input) : PlanLengths.none();
    PlanWriter writer = new PlanWriter(graph, lengths);
    writer.forward.addAll(lengths.operations(input));
    for (String vertex : order(graph)) {
      writer.values.put(
          vertex, graph.getNetworkInputs().contains(vertex) ? input : writer.vertex(vertex));
    }
    return Plan.forInference(name, input, writer.forward, writer.layers.parameters());
  }

  /** The order in which DL4J lays the layers' arrays into its vector. */
  static List<String> order(ComputationGraphConfiguration graph) {
    if (graph.getTopologicalOrderStr() == null) {
      // Settles the order as a side effect on the configuration, and starts no native library.
      new ComputationGraph(graph).calculateIndices();
    }
    return graph.getTopologicalOrderStr();
  }

  private Value vertex(String name) {
    GraphVertex vertex = graph.getVertices().get(name);
    List<Value> inputs = graph.getVertexInputs().get(name).stream().map(values::get).toList();
    Value first = inputs.get(0);
    if (vertex instanceof LayerVertex layer) {
      Value in = layer.getPreProcessor() == null ? first : converted(name, layer, first);
      return add(layers.of(site(name), layer.getLayerConf().getLayer(), in));
    }
    if (vertex instanceof ReshapeVertex reshape && reshape.getReshapeOrder() == 'c') {
      int[] shape = reshape.getNewShape();
      List<Integer> sides = Arrays.stream(shape, 1, shape.length).boxed().toList();
      return reshaped(reader(name), name, first, new Dims(sides));
    }
    if (vertex instanceof ElementWiseVertex join && join.getOp() == ElementWiseVertex.Op.Add) {
      return add(List.of(new Add(name, inputs, Value.floats(name, first.dims()))));
    }
    if (vertex instanceof MergeVertex) {
      int channels = inputs.stream().mapToInt(in -> in.dims().channels()).sum();
      List<Integer> sides = new ArrayList<>(first.dims().sides());
      sides.set(0, channels);
      return add(List.of(new Concat(name, inputs, Value.floats(name, new Dims(sides)))));
    }
    if (vertex instanceof PreprocessorVertex change) {
      return reshaped(reader(name), name, first, dims(name, change.getPreProcessor(), first));
    }
    if (vertex instanceof ScaleVertex scale && scale.getScaleFactor() == 1) {
      return reshaped(name, name, first, first.dims());
    }
    throw Unplanned.layer(name, "a plan has no " + vertex.getClass().getSimpleName());
  }

  private Value converted(String name, LayerVertex layer, Value in) {
    InputPreProcessor change = layer.getPreProcessor();
    if (change instanceof CnnToFeedForwardPreProcessor && layers.readsAnyShape(layer)) {
      return in;
    }
    return reshaped(name, name + ".input", in, dims(name, change, in));
  }

  private static Dims dims(String layer, InputPreProcessor change, Value in) {
    if (change instanceof CnnToFeedForwardPreProcessor) {
      return Dims.vector(in.dims().size());
    }
    if (change instanceof FeedForwardToCnnPreProcessor to) {
      return Dims.picture(
          (int) to.getNumChannels(), (int) to.getInputHeight(), (int) to.getInputWidth());
    }
    throw Unplanned.layer(layer, "a plan has no " + change.getClass().getSimpleName());
  }

  private Value reshaped(String layer, String name, Value in, Dims dims) {
    return add(List.of(new Reshape(layer, in, Value.floats(name, dims))));
  }

  /** The layer that a vertex between two layers was written for: what follows the tilde. */
  private static String reader(String vertex) {
    return vertex.substring(vertex.indexOf('~') + 1);
  }

  /**
   * Where a layer's padding is taken out by a vertex of its own, that one's output is the layer's.
   */
  private PlanLayers.Site site(String vertex) {
    boolean cutLater = graph.getVertices().containsKey(GraphWriter.masked(vertex));
    return GraphWriter.maskedLayer(vertex)
        .map(layer -> new PlanLayers.Site(layer, layer))
        .orElseGet(() -> new PlanLayers.Site(vertex, cutLater ? vertex + ".uncut" : vertex));
  }

  private Value add(List<Forward> operations) {
    operations.forEach(lengths::pass);
    forward.addAll(operations);
    return operations.get(operations.size() - 1).output();
  }
}
