package org.winnow.imports.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;
import org.winnow.training.Layer;
import org.winnow.training.ParameterSpec;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;

/** Arrays of Keras in the order and the shapes of a skeleton. */
final class KerasWeights {
  /** What batch normalisation adds to the variance here. */
  static final double EPSILON = 1e-5;

  private static final Map<String, String> NAMES =
      Map.of(
          "W", "kernel",
          "b", "bias",
          "RW", "recurrent_kernel",
          "gamma", "gamma",
          "beta", "beta",
          "mean", "moving_mean",
          "variance", "moving_variance");

  /** Keras has the gates of an LSTM as input, forget, candidate, output. */
  private static final int[] GATES = {2, 1, 3, 0};

  private static final Set<String> KEEPS_ORDER =
      Set.of("flatten", "dropout", "relu", "elu", "silu", "tanh", "sigmoid", "softmax");

  private final KerasFile file;
  private final Skeleton skeleton;
  private final KerasLayers layers;

  KerasWeights(KerasFile file, Skeleton skeleton, KerasLayers layers) {
    this.file = file;
    this.skeleton = skeleton;
    this.layers = layers;
  }

  Weights all() {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (int i = 0; i < layers.layers().size(); i++) {
      Layer layer = skeleton.layers().get(i + 1);
      for (ParameterSpec p : layer.spec().parameters(skeleton.inputShape(layer))) {
        float[] values = values(layers.layers().get(i), p);
        arrays.put(layer.name() + "/" + p.name(), turned(layer, p, values, i));
      }
    }
    return new Weights(arrays);
  }

  private float[] values(JsonNode layer, ParameterSpec p) {
    String wanted =
        layer.path("class_name").asText().equals("Embedding") ? "embeddings" : NAMES.get(p.name());
    boolean left =
        p.name().equals("gamma") && !layer.path("config").path("scale").asBoolean(true)
            || p.name().equals("beta") && !layer.path("config").path("center").asBoolean(true);
    if (left) {
      float[] constant = new float[Math.toIntExact(p.size())];
      java.util.Arrays.fill(constant, p.name().equals("gamma") ? 1 : 0);
      return constant;
    }
    String folder = "/model_weights/" + KerasLayers.name(layer) + "/";
    List<KerasFile.Array> found =
        file.arrays().entrySet().stream()
            .filter(e -> e.getKey().startsWith(folder) && tail(e.getKey()).equals(wanted))
            .map(Map.Entry::getValue)
            .toList();
    if (found.size() != 1 || found.get(0).values().length != p.size()) {
      throw new InputException(
          "layer '"
              + KerasLayers.name(layer)
              + "' should have one array "
              + wanted
              + " of "
              + p.size()
              + " values, it has "
              + found.stream().map(KerasFile.Array::sides).toList());
    }
    return found.get(0).values();
  }

  /** The last name of a path, without the number that older files put behind a colon. */
  private static String tail(String path) {
    return path.substring(path.lastIndexOf('/') + 1).replaceAll(":\\d+$", "");
  }

  private float[] turned(Layer layer, ParameterSpec p, float[] values, int i) {
    String kind = layers.layers().get(i).path("class_name").asText();
    checkOrder(layer, layers.layers().get(i), kind);
    List<Integer> shape = p.shape();
    return switch (kind + " " + p.name()) {
      case "Conv1D W", "Conv2D W" -> filters(values, shape);
      case "LSTM W", "LSTM RW", "LSTM b" -> gates(values, shape.get(shape.size() - 1) / 4);
      case "Dense W" -> rows(values, flattened(layer), shape.get(shape.size() - 1));
      case "BatchNormalization variance" ->
          // What Keras adds beyond this becomes part of the variance: the same quotient.
          moved(values, epsilon(layers.layers().get(i)) - EPSILON);
      default -> values;
    };
  }

  /** Where Keras counts values in another order than a skeleton, and no weights can mend that. */
  private void checkOrder(Layer layer, JsonNode keras, String kind) {
    boolean vector = skeleton.inputShape(layer).isVector();
    if (kind.equals("Dense") && !vector) {
      throw new InputException(
          "layer '"
              + KerasLayers.name(keras)
              + "' (Dense) reads each step or place by itself;"
              + " only one behind Flatten or a global pool can be imported");
    }
    if (kind.equals("BatchNormalization") && vector && !flattened(layer).isVector()) {
      throw new InputException(
          "layer '"
              + KerasLayers.name(keras)
              + "' (BatchNormalization) behind Flatten cannot be"
              + " imported");
    }
  }

  private static double epsilon(JsonNode layer) {
    return layer.path("config").path("epsilon").asDouble();
  }

  private static float[] moved(float[] values, double by) {
    float[] moved = values.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += (float) by;
    }
    return moved;
  }

  /** {@code [height, width, in, out]} as {@code [out, in, height, width]}. */
  private static float[] filters(float[] values, List<Integer> shape) {
    int out = shape.get(0);
    int in = shape.get(1);
    int taps = values.length / out / in;
    float[] turned = new float[values.length];
    for (int t = 0; t < taps; t++) {
      for (int c = 0; c < in; c++) {
        for (int f = 0; f < out; f++) {
          turned[(f * in + c) * taps + t] = values[(t * in + c) * out + f];
        }
      }
    }
    return turned;
  }

  private static float[] gates(float[] values, int units) {
    float[] turned = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      int row = i / (4 * units) * 4 * units;
      int gate = i % (4 * units) / units;
      turned[i] = values[row + GATES[gate] * units + i % units];
    }
    return turned;
  }

  /** The picture that a dense layer reads as a vector: what came before a flatten. */
  private Shape flattened(Layer layer) {
    Layer before = layer;
    Shape shape = skeleton.inputShape(layer);
    while (!before.inputs().isEmpty() && shape.isVector()) {
      before = skeleton.requireLayer(before.inputs().get(0));
      String operation = before.spec().operation();
      if (!KEEPS_ORDER.contains(operation)) {
        return shape;
      }
      shape = skeleton.inputShape(before);
    }
    return shape;
  }

  /** Keras counts a picture place by place, a skeleton channel by channel. */
  private static float[] rows(float[] values, Shape from, int out) {
    int channels = from.channels();
    int places = from.size() / channels;
    float[] turned = new float[values.length];
    for (int c = 0; c < channels; c++) {
      for (int p = 0; p < places; p++) {
        System.arraycopy(values, (p * channels + c) * out, turned, (c * places + p) * out, out);
      }
    }
    return turned;
  }
}
