package org.winnow.training.engine.dl4j;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.winnow.datasets.Shape;
import org.winnow.training.Conv;
import org.winnow.training.Dense;
import org.winnow.training.Depthwise;
import org.winnow.training.Layer;
import org.winnow.training.LayerSpec;
import org.winnow.training.Pool;
import org.winnow.training.Skeleton;

/**
 * Writes a skeleton as a DL4J computation graph whose vertices have the layers' names.
 *
 * <p>DL4J keeps pictures as {@code [n, channels, height, width]} and vectors as {@code [n, size]};
 * a skeleton only knows shapes, so this adds the conversions.
 */
final class GraphWriter {
  private final Skeleton skeleton;
  private final Function<Layer, org.deeplearning4j.nn.conf.layers.Layer> layers;
  private final GraphBuilder graph;
  private final Map<String, Boolean> flat = new HashMap<>();

  private GraphWriter(
      Skeleton skeleton,
      Function<Layer, org.deeplearning4j.nn.conf.layers.Layer> layers,
      NeuralNetConfiguration.Builder common) {
    this.skeleton = skeleton;
    this.layers = layers;
    this.graph = common.graphBuilder();
  }

  /**
   * @param layers DL4J's layer for each of the skeleton's; for the input null, or what stands
   *     between it and those that read it
   */
  static ComputationGraphConfiguration write(
      Skeleton skeleton,
      Function<Layer, org.deeplearning4j.nn.conf.layers.Layer> layers,
      NeuralNetConfiguration.Builder common) {
    GraphWriter writer = new GraphWriter(skeleton, layers, common);
    skeleton.layers().forEach(writer::add);
    return writer
        .graph
        .setOutputs(skeleton.output().name())
        .validateOutputLayerConfig(false)
        .build();
  }

  private void add(Layer layer) {
    LayerSpec spec = layer.spec();
    String name = layer.name();
    if (spec instanceof LayerSpec.Input) {
      addInput(layer);
      flat.put(name, skeleton.inputShape().isVector());
    } else if (spec instanceof LayerSpec.Add) {
      addJoin(layer, new ElementWiseVertex(ElementWiseVertex.Op.Add));
    } else if (spec instanceof LayerSpec.Concat) {
      addJoin(layer, new MergeVertex());
    } else if (spec instanceof LayerSpec.Flatten) {
      InputPreProcessor convert = toVector(layer);
      flat.put(name, true);
      graph.addVertex(
          name,
          convert == null
              ? new org.deeplearning4j.nn.conf.graph.ScaleVertex(1)
              : new PreprocessorVertex(convert),
          layer.inputs().get(0));
    } else {
      addLayer(layer);
    }
  }

  private void addInput(Layer layer) {
    org.deeplearning4j.nn.conf.layers.Layer between = layers.apply(layer);
    if (between == null) {
      graph.addInputs(layer.name());
      return;
    }
    // A tilde cannot occur in a layer's name.
    graph.addInputs("~" + layer.name());
    graph.addLayer(layer.name(), between, "~" + layer.name());
  }

  private void addLayer(Layer layer) {
    LayerSpec spec = layer.spec();
    boolean needsPicture =
        spec instanceof Conv
            || spec instanceof Depthwise
            || spec instanceof Pool
            || spec instanceof LayerSpec.GlobalPool;
    boolean needsVector = spec instanceof Dense || spec instanceof LayerSpec.Output;
    String input = layer.inputs().get(0);
    InputPreProcessor convert =
        needsPicture ? toPicture(layer) : needsVector ? toVector(layer) : null;
    boolean gives =
        needsVector || spec instanceof LayerSpec.GlobalPool || (!needsPicture && flat.get(input));
    flat.put(layer.name(), gives);
    graph.addLayer(layer.name(), layers.apply(layer), convert, input);
  }

  /** Where only some of the inputs are vectors, the others are 1×1 pictures. */
  private void addJoin(Layer layer, org.deeplearning4j.nn.conf.graph.GraphVertex join) {
    List<String> inputs = layer.inputs();
    boolean anyFlat = inputs.stream().anyMatch(flat::get);
    String[] sources =
        inputs.stream().map(in -> anyFlat ? asVector(layer, in) : in).toArray(String[]::new);
    flat.put(layer.name(), anyFlat);
    graph.addVertex(layer.name(), join, sources);
  }

  private String asVector(Layer layer, String input) {
    if (flat.get(input)) {
      return input;
    }
    // A tilde cannot occur in a layer's name.
    String name = input + "~" + layer.name();
    Shape s = skeleton.shape(input);
    graph.addVertex(
        name,
        new PreprocessorVertex(
            new CnnToFeedForwardPreProcessor(s.height(), s.width(), s.channels())),
        input);
    return name;
  }

  private InputPreProcessor toVector(Layer layer) {
    Shape s = skeleton.inputShape(layer);
    return flat.get(layer.inputs().get(0))
        ? null
        : new CnnToFeedForwardPreProcessor(s.height(), s.width(), s.channels());
  }

  private InputPreProcessor toPicture(Layer layer) {
    Shape s = skeleton.inputShape(layer);
    return flat.get(layer.inputs().get(0))
        ? new FeedForwardToCnnPreProcessor(s.height(), s.width(), s.channels())
        : null;
  }
}
