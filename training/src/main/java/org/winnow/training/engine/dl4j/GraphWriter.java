package org.winnow.training.engine.dl4j;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.layers.util.MaskLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.winnow.datasets.Shape;
import org.winnow.training.Conv;
import org.winnow.training.Embedding;
import org.winnow.training.Input;
import org.winnow.training.Layer;
import org.winnow.training.LayerNorm;
import org.winnow.training.LayerSpec;
import org.winnow.training.Lstm;
import org.winnow.training.Skeleton;

/**
 * Writes a skeleton as a DL4J computation graph whose vertices have the layers' names.
 *
 * <p>A skeleton only knows shapes, so this adds the conversions between DL4J's forms, and takes
 * padding out of what is to count as zero. What it adds has a tilde in its name, which no layer's
 * name can have.
 */
final class GraphWriter {
  private static final String MASK = "~mask";

  private final Skeleton skeleton;
  private final Function<Layer, org.deeplearning4j.nn.conf.layers.Layer> layers;
  private final GraphBuilder graph;
  private final Map<String, Form> forms = new HashMap<>();
  private final Map<String, String> sources = new HashMap<>();

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

  /** The vertex that holds a layer's output, padding taken out. */
  static String vertex(ComputationGraph graph, String layer) {
    return graph.getVertex(masked(layer)) == null ? layer : masked(layer);
  }

  /** The vertex that takes the padding out of a layer's output. */
  static String masked(String layer) {
    return layer + MASK;
  }

  /** The layer whose padding a vertex takes out, where it does that. */
  static Optional<String> maskedLayer(String vertex) {
    return vertex.endsWith(MASK)
        ? Optional.of(vertex.substring(0, vertex.length() - MASK.length()))
        : Optional.empty();
  }

  private void add(Layer layer) {
    LayerSpec spec = layer.spec();
    String name = layer.name();
    sources.put(name, name);
    if (spec instanceof Input input) {
      addInput(layer);
      forms.put(name, Form.ofInput(input.shape()));
    } else if (spec instanceof LayerSpec.Add) {
      addJoin(layer, new ElementWiseVertex(ElementWiseVertex.Op.Add));
    } else if (spec instanceof LayerSpec.Concat) {
      addJoin(layer, new MergeVertex());
    } else if (spec instanceof LayerSpec.Flatten) {
      String input = layer.inputs().get(0);
      Form there = forms.get(input);
      graph.addVertex(
          name,
          there == Form.VECTOR
              ? new ScaleVertex(1)
              : there.to(Form.VECTOR, skeleton.inputShape(layer)),
          sources.get(input));
      forms.put(name, Form.VECTOR);
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
    graph.addInputs("~" + layer.name());
    graph.addLayer(layer.name(), between, "~" + layer.name());
  }

  private void addLayer(Layer layer) {
    LayerSpec spec = layer.spec();
    String name = layer.name();
    String input = layer.inputs().get(0);
    Shape in = skeleton.inputShape(layer);
    Form there = forms.get(input);
    Form wanted = Form.read(spec, in, there);
    InputPreProcessor convert = there.before(wanted, in);
    String source = convert == null ? as(wanted, layer, input) : sources.get(input);
    graph.addLayer(name, layers.apply(layer), convert, source);
    forms.put(name, Form.given(spec, wanted));
    if (skeleton.input().padded() && Input.isSequence(skeleton.shape(name))) {
      takeOutPadding(layer);
    }
  }

  /** Steps beyond an example's end become 0 again, and take no gradient. */
  private void takeOutPadding(Layer layer) {
    String name = layer.name();
    LayerSpec spec = layer.spec();
    boolean mayFill =
        spec instanceof Conv
            || spec instanceof Embedding
            || spec instanceof LayerNorm
            || spec instanceof Lstm
            || spec instanceof LayerSpec.Activate;
    if (mayFill) {
      String source = as(Form.SEQUENCE, layer, name);
      graph.addLayer(masked(name), new MaskLayer(), source);
      sources.put(name, masked(name));
      forms.put(name, Form.SEQUENCE);
    }
  }

  /** Where the inputs are of several forms, all are turned into the first that is no sequence. */
  private void addJoin(Layer layer, GraphVertex join) {
    List<String> inputs = layer.inputs();
    Form form =
        inputs.stream().map(forms::get).distinct().count() == 1
            ? forms.get(inputs.get(0))
            : inputs.stream().anyMatch(in -> forms.get(in) == Form.VECTOR)
                ? Form.VECTOR
                : Form.PICTURE;
    String[] names = inputs.stream().map(in -> as(form, layer, in)).toArray(String[]::new);
    forms.put(layer.name(), form);
    graph.addVertex(layer.name(), join, names);
  }

  /** The vertex with an input in some form, added where there is none. */
  private String as(Form wanted, Layer reader, String input) {
    Form there = forms.get(input);
    String source = sources.get(input);
    if (there == wanted) {
      return source;
    }
    String name = input + "~" + reader.name();
    graph.addVertex(name, there.to(wanted, skeleton.shape(input)), source);
    return name;
  }
}
