package org.winnow.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;

/** A DL4J network as a skeleton, and its coefficients as that skeleton's weights. */
final class Dl4jTranslation {
  private static final String PREPROCESSORS = "org.deeplearning4j.nn.conf.preprocessor.";
  private static final String TO_PICTURE = PREPROCESSORS + "FeedForwardToCnnPreProcessor";
  private static final String TO_VECTOR = PREPROCESSORS + "CnnToFeedForwardPreProcessor";

  private final Skeleton skeleton;

  /** Layers of the skeleton that have parameters, with the DL4J layer they come from. */
  private final Map<String, Dl4jVertex> sources = new LinkedHashMap<>();

  Dl4jTranslation(String name, List<Dl4jVertex> vertices, Optional<Shape> input) {
    Skeleton.Builder builder = Skeleton.builder(name);
    LayerSpec first = new Input(input.orElseGet(() -> inputShape(vertices.get(0))));
    Map<String, Integer> counts = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    names.put(Dl4jVertex.INPUT, SkeletonAssembly.usualName(first, counts));
    builder.layer(first);
    for (Dl4jVertex vertex : vertices) {
      checkPreprocessor(vertex);
      List<String> inputs = vertex.inputs().stream().map(names::get).toList();
      for (LayerSpec spec : Dl4jLayerReader.read(vertex)) {
        String own = SkeletonAssembly.usualName(spec, counts);
        builder.layer(spec, inputs);
        sources.put(own, vertex);
        inputs = List.of(own);
      }
      names.put(vertex.name(), inputs.get(0));
    }
    this.skeleton = builder.build();
  }

  Skeleton skeleton() {
    return skeleton;
  }

  private static Shape inputShape(Dl4jVertex first) {
    JsonNode before = first.preprocessor();
    if (before.path("@class").asText().equals(TO_PICTURE)
        || before.path("@class").asText().equals(TO_VECTOR)) {
      return new Shape(
          before.path("inputHeight").asInt(),
          before.path("inputWidth").asInt(),
          before.path("numChannels").asInt());
    }
    int size = first.settings().path("nin").asInt();
    boolean vector = first.type().equals("DenseLayer") || first.type().equals("OutputLayer");
    if (!vector || size < 1) {
      throw new InputException(
          "the file does not tell the height and width of its input; name them, as 28x28x1");
    }
    return Shape.vector(size);
  }

  private static void checkPreprocessor(Dl4jVertex vertex) {
    JsonNode before = vertex.preprocessor();
    boolean none = before.isNull() || before.isMissingNode();
    String type = before.path("@class").asText();
    boolean reshapesInput =
        type.equals(TO_PICTURE) && vertex.inputs().equals(List.of(Dl4jVertex.INPUT));
    boolean flattens = type.equals(TO_VECTOR);
    if (!none && !flattens && !reshapesInput) {
      throw vertex.unsupported("its preprocessor " + type + " is not supported here");
    }
    if (vertex.type().equals("PreprocessorVertex") && !flattens) {
      throw vertex.unsupported("only one that makes a vector of a picture can be imported");
    }
    if (before.path("format").asText("NCHW").equals("NHWC")) {
      throw vertex.unsupported("pictures with channels last are not supported");
    }
  }

  /** DL4J keeps a layer's parameters side by side, with an order of its own for each kind. */
  Weights weights(Skeleton target, float[] coefficients) {
    Map<String, float[]> found = new HashMap<>();
    int offset = 0;
    for (Layer layer : target.layers()) {
      for (ParameterSpec p : stored(layer.spec(), target.inputShape(layer))) {
        int size = Math.toIntExact(p.size());
        if (size > coefficients.length - offset) {
          throw tooFew(target, coefficients.length);
        }
        float[] values = Arrays.copyOfRange(coefficients, offset, offset + size);
        offset += size;
        found.put(layer.name() + "/" + p.name(), converted(layer, p, values));
      }
    }
    if (offset != coefficients.length) {
      throw tooFew(target, coefficients.length);
    }
    Map<String, float[]> ordered = new LinkedHashMap<>();
    target.parameters().forEach(p -> ordered.put(p.name(), found.get(p.name())));
    return new Weights(ordered);
  }

  private static List<ParameterSpec> stored(LayerSpec spec, Shape input) {
    List<ParameterSpec> own = new ArrayList<>(spec.parameters(input));
    if (spec instanceof Conv || spec instanceof Depthwise) {
      java.util.Collections.reverse(own); // the bias comes first
    }
    return own;
  }

  private float[] converted(Layer layer, ParameterSpec p, float[] values) {
    boolean matrix = layer.spec() instanceof Dense || layer.spec() instanceof LayerSpec.Output;
    if (matrix && p.name().equals("W")) {
      return transposed(values, p.shape().get(0), p.shape().get(1));
    }
    boolean log = sources.get(layer.name()).settings().path("useLogStd").asBoolean();
    if (p.name().equals("variance") && log) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) Math.pow(10, 2.0 * values[i]); // it is the deviation's logarithm
      }
    }
    return values;
  }

  /** From column after column to row after row. */
  private static float[] transposed(float[] values, int rows, int columns) {
    float[] turned = new float[values.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        turned[r * columns + c] = values[c * rows + r];
      }
    }
    return turned;
  }

  private static InputException tooFew(Skeleton skeleton, int found) {
    long needed = skeleton.parameters().stream().mapToLong(ParameterSpec::size).sum();
    return new InputException(
        "its layers need "
            + needed
            + " coefficients, the file has "
            + found
            + "; is the input's shape right?");
  }
}
