package org.winnow.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.winnow.datasets.InputException;
import org.winnow.datasets.NearestName;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Shape;

/**
 * A network without its weights: a directed graph of layers, each of which reads layers above it.
 *
 * <p>It comes from a small text, one line a layer ({@code [name =] operation arguments [<-
 * inputs]}; the previous line is the default input; {@code //} and {@code #} begin comments), or
 * from {@link #builder}. Both give equal values. Every skeleton has one input, one output and
 * shapes that fit.
 */
public final class Skeleton {
  private final String name;
  private final List<Layer> layers;
  private final Map<String, Shape> shapes;
  private final Optional<Inherited> inherited;

  Skeleton(
      String name, List<Layer> layers, Map<String, Shape> shapes, Optional<Inherited> inherited) {
    this.name = name;
    this.layers = List.copyOf(layers);
    this.shapes = new LinkedHashMap<>(shapes);
    this.inherited = inherited;
  }

  /**
   * Reads a skeleton's text.
   *
   * @throws org.winnow.datasets.InputException naming the line, where the text is no skeleton or
   *     its shapes do not fit
   */
  public static Skeleton parse(String name, String text) {
    return parse(name, text, Published.none());
  }

  /**
   * Reads a text that may begin with {@code use PACKAGE [to LAYER] [frozen]}: the first layers, the
   * weights that they begin with, and how inputs are prepared are those of a published network.
   *
   * @throws org.winnow.datasets.InputException as {@link #parse(String, String)}
   */
  public static Skeleton parse(String name, String text, Published published) {
    return SkeletonAssembly.of(name, SkeletonParser.read(name, text, published));
  }

  public static Builder builder(String name) {
    return new Builder(name);
  }

  public String name() {
    return name;
  }

  /** The published network that it begins with, if there is one. */
  public Optional<Base> base() {
    return inherited.map(Inherited::base);
  }

  Optional<Inherited> inherited() {
    return inherited;
  }

  /** The same layers, with what a model's file tells of their descent. */
  Skeleton inheriting(Base told, Preparation preparation) {
    told.layers().forEach(this::requireLayer);
    return new Skeleton(
        name, layers, shapes, Optional.of(new Inherited(told, preparation, Optional.empty())));
  }

  /** This skeleton of an opened model, with the published weights that its training began with. */
  public Skeleton beginningWith(Model published) {
    return new Skeleton(name, layers, shapes, inherited.map(i -> i.beginningWith(published, this)));
  }

  /** All layers, each after those it reads. */
  public List<Layer> layers() {
    return layers;
  }

  /** What it reads. */
  public Input input() {
    return (Input) layers.get(0).spec();
  }

  /** The shape of one example. */
  public Shape inputShape() {
    return shapes.get(layers.get(0).name());
  }

  /** The layer that ends the network. */
  public Layer output() {
    return layers.stream()
        .filter(l -> l.spec() instanceof LayerSpec.Output)
        .findFirst()
        .orElseThrow();
  }

  /** Number of classes it tells apart. */
  public int classes() {
    return ((LayerSpec.Output) output().spec()).classes();
  }

  /** The same layers before an output of so many classes. */
  public Skeleton withClasses(int classes) {
    Builder builder = builder(name);
    for (Layer layer : layers) {
      LayerSpec spec =
          layer.spec() instanceof LayerSpec.Output output
              ? new LayerSpec.Output(classes, output.scores())
              : layer.spec();
      builder.layer(layer.name(), spec, layer.inputs().toArray(String[]::new));
    }
    return builder.build();
  }

  /** What its output's scores mean. */
  public Scores scores() {
    return ((LayerSpec.Output) output().spec()).scores();
  }

  /** The shape of a layer's output. */
  public Shape shape(String layer) {
    return Objects.requireNonNull(shapes.get(layer), layer);
  }

  /**
   * The layer of a name.
   *
   * @throws org.winnow.datasets.InputException naming the nearest where there is none
   */
  public Layer requireLayer(String layer) {
    return layers.stream()
        .filter(l -> l.name().equals(layer))
        .findFirst()
        .orElseThrow(() -> unknownLayer(layer));
  }

  private InputException unknownLayer(String layer) {
    List<String> names = layers.stream().map(Layer::name).toList();
    return new InputException(
        "skeleton "
            + name
            + " has no layer '"
            + layer
            + "'"
            + NearestName.of(layer, names)
                .map(n -> "; did you mean '" + n + "'?")
                .orElse("; there are: " + String.join(", ", names)));
  }

  /** The shape a layer reads: that of its first input, for the input layer its own. */
  public Shape inputShape(Layer layer) {
    return shape(layer.inputs().isEmpty() ? layer.name() : layer.inputs().get(0));
  }

  /** The layer whose output is an example's embedding: what the output layer reads. */
  public String embeddingLayer() {
    return output().inputs().get(0);
  }

  /** All arrays of the network, layer by layer, named {@code layer/array}. */
  public List<ParameterSpec> parameters() {
    List<ParameterSpec> all = new ArrayList<>();
    for (Layer layer : layers) {
      for (ParameterSpec p : layer.spec().parameters(inputShape(layer))) {
        all.add(p.of(layer.name()));
      }
    }
    return all;
  }

  /** What each layer amounts to. */
  public List<LayerSummary> summary() {
    List<LayerSummary> rows = new ArrayList<>();
    for (Layer layer : layers) {
      LayerSpec spec = layer.spec();
      Shape in = inputShape(layer);
      Shape out = shape(layer.name());
      long weights =
          spec.parameters(in).stream()
              .filter(ParameterSpec::trained)
              .mapToLong(ParameterSpec::size)
              .sum();
      rows.add(
          new LayerSummary(layer.name(), spec.text(), out, weights, spec.multiplyAdds(in, out)));
    }
    return rows;
  }

  /** The canonical text: parsing it gives these layers again, whatever their descent. */
  public String text() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    String previous = null;
    for (Layer layer : layers) {
      String usual = SkeletonAssembly.usualName(layer.spec(), counts);
      if (!layer.name().equals(usual)) {
        text.append(layer.name()).append(" = ");
      }
      text.append(layer.spec().text());
      boolean reads = !layer.inputs().isEmpty();
      if (reads && !(layer.inputs().size() == 1 && layer.inputs().get(0).equals(previous))) {
        text.append(" <- ").append(String.join(", ", layer.inputs()));
      }
      text.append('\n');
      previous = layer.name();
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Skeleton s
        && name.equals(s.name)
        && layers.equals(s.layers)
        && base().equals(s.base());
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, layers);
  }

  /** Name and text. */
  @Override
  public String toString() {
    return "skeleton " + name + "\n" + text();
  }

  /** Puts layers one after the other; {@link #build()} checks that they fit. */
  public static final class Builder {
    private final String name;
    private final List<Statement> statements = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
    }

    /** The data's shape; comes first. */
    public Builder input(int height, int width, int channels) {
      return layer(new Input(new Shape(height, width, channels)));
    }

    /** A vector of {@code n} numbers as input; comes first. */
    public Builder input(int n) {
      return layer(new Input(Shape.vector(n)));
    }

    /** Sequences or tokens as input; comes first. */
    public Builder input(Input input) {
      return layer(input);
    }

    /** A layer that reads the one before it. */
    public Builder layer(LayerSpec spec) {
      return add(Optional.empty(), spec, List.of());
    }

    /** A named layer that reads the layers named, or the one before it where none is. */
    public Builder layer(String layerName, LayerSpec spec, String... inputs) {
      return add(Optional.of(layerName), spec, List.of(inputs));
    }

    /** A layer that reads the layers named. */
    public Builder layer(LayerSpec spec, List<String> inputs) {
      return add(Optional.empty(), spec, List.copyOf(inputs));
    }

    /** The last layer. */
    public Builder output(int classes) {
      return layer(new LayerSpec.Output(classes));
    }

    private Builder add(Optional<String> layerName, LayerSpec spec, List<String> inputs) {
      String where = "skeleton " + name + ", layer " + (statements.size() + 1) + ": ";
      statements.add(new Statement(layerName, spec, inputs, where + spec.text()));
      return this;
    }

    /**
     * The skeleton.
     *
     * @throws org.winnow.datasets.InputException where the layers do not fit together
     */
    public Skeleton build() {
      return SkeletonAssembly.of(name, new SkeletonParser.Read(statements, Optional.empty()));
    }
  }
}
