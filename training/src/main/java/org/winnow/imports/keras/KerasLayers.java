package org.winnow.imports.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.winnow.datasets.InputException;

/**
 * The layers of a network of Keras as lines of a skeleton.
 *
 * @param lines the input's, then one for each of {@code layers}
 * @param layers those of Keras that gave a line
 * @param unsupported what has no place in a skeleton, all of it
 */
record KerasLayers(List<String> lines, List<JsonNode> layers, List<String> unsupported) {
  private static final Map<String, String> CURVES =
      Map.of(
          "linear", "",
          "relu", " relu",
          "elu", " elu",
          "silu", " silu",
          "swish", " silu",
          "tanh", " tanh",
          "sigmoid", " sigmoid",
          "softmax", " softmax");

  static KerasLayers of(List<JsonNode> all) {
    KerasLayers read = new KerasLayers(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<JsonNode> layers =
        all.stream().filter(l -> !l.path("class_name").asText().equals("InputLayer")).toList();
    if (layers.isEmpty()) {
      throw new InputException("it has no layers");
    }
    read.input(all.get(0), layers.get(0));
    for (JsonNode layer : layers) {
      try {
        read.lines.add(read.line(layer, layer == layers.get(layers.size() - 1)));
        read.layers.add(layer);
      } catch (InputException e) {
        String kind = layer.path("class_name").asText();
        read.unsupported.add("layer '" + name(layer) + "' (" + kind + "): " + e.getMessage());
      }
    }
    return read;
  }

  static String name(JsonNode layer) {
    return layer.path("config").path("name").asText();
  }

  private void input(JsonNode first, JsonNode layer) {
    JsonNode config = first.path("config");
    JsonNode shape =
        config.has("batch_shape") ? config.path("batch_shape") : config.path("batch_input_shape");
    List<String> sides = new ArrayList<>();
    for (int i = 1; i < shape.size(); i++) {
      sides.add(shape.get(i).asText());
      if (!shape.get(i).isInt()) {
        unsupported.add("the input: a side of it is left open, " + shape);
      }
    }
    boolean tokens = layer.path("class_name").asText().equals("Embedding");
    String all = String.join("x", sides);
    lines.add(
        switch (sides.size()) {
          case 1 ->
              tokens
                  ? "input tokens "
                      + all
                      + " vocab "
                      + layer.path("config").path("input_dim").asInt()
                  : "input " + all;
          case 2 -> "input sequence " + all;
          case 3 -> "input " + all;
          default -> {
            unsupported.add("the input: 1 to 3 sides are asked for, it has " + shape);
            yield "";
          }
        });
  }

  private String line(JsonNode layer, boolean last) {
    JsonNode c = layer.path("config");
    String kind = layer.path("class_name").asText();
    if (last) {
      require(
          kind.equals("Dense") && activation(c).equals(" softmax"),
          "the last is to be a Dense with softmax");
      return "output " + units(c);
    }
    return switch (kind) {
      case "Dense" -> "dense " + units(c) + activation(c);
      case "Conv2D" -> "conv " + filters(c) + " " + window(c, "kernel_size") + activation(c);
      case "Conv1D" -> "conv1d " + filters(c) + " " + window(c, "kernel_size") + activation(c);
      case "MaxPooling2D", "MaxPooling1D" -> "pool max " + window(c, "pool_size");
      case "AveragePooling2D", "AveragePooling1D" -> "pool average " + window(c, "pool_size");
      case "GlobalMaxPooling1D", "GlobalMaxPooling2D" -> "pool max" + global(c);
      case "GlobalAveragePooling1D", "GlobalAveragePooling2D" -> "pool average" + global(c);
      case "Flatten" -> "flatten";
      case "Dropout" -> "dropout " + c.path("rate").asText();
      case "Activation" -> curve(c);
      case "ReLU" -> plainRelu(c);
      case "BatchNormalization" -> batchNorm(c);
      case "Embedding" -> embedding(c);
      case "LSTM" -> lstm(c);
      default -> throw new InputException("layers of this kind cannot be imported");
    };
  }

  private static void require(boolean so, String what) {
    if (!so) {
      throw new InputException(what);
    }
  }

  private static void require(JsonNode config, String setting, String value) {
    String has = config.path(setting).asText(value);
    require(has.equals(value), setting + " " + has + " is not supported, only " + value);
  }

  private static int units(JsonNode c) {
    require(c, "use_bias", "true");
    return c.path("units").asInt();
  }

  private static int filters(JsonNode c) {
    require(c, "use_bias", "true");
    require(c, "groups", "1");
    return c.path("filters").asInt();
  }

  private static String activation(JsonNode c) {
    JsonNode named = c.path("activation");
    String curve = CURVES.get(named.isTextual() ? named.asText() : "");
    // Keras' gelu is another curve than the one by that name here, its leaky_relu has another
    // slope.
    require(curve != null, "the activation " + named + " is not supported");
    return curve;
  }

  private static String curve(JsonNode c) {
    String curve = activation(c).strip();
    return curve.isEmpty() ? "dropout 0" : curve;
  }

  private static String plainRelu(JsonNode c) {
    boolean plain =
        c.path("max_value").isNull()
            && c.path("negative_slope").asDouble() == 0
            && c.path("threshold").asDouble() == 0;
    require(plain, "only without max_value, negative_slope and threshold");
    return "relu";
  }

  /** Size, stride, dilation and padding; of a sequence down alone. */
  private static String window(JsonNode c, String size) {
    require(c, "data_format", "channels_last");
    String padding = c.path("padding").asText();
    require(padding.equals("same") || padding.equals("valid"), "padding " + padding);
    JsonNode window = c.path(size);
    JsonNode strides = c.path("strides").isNull() ? window : c.path("strides");
    // conv1d is written with one number each, a pool of a sequence with two.
    boolean one = size.equals("kernel_size") && window.size() == 1;
    JsonNode dilation = c.path("dilation_rate");
    require(alike(dilation, dilation.path(0).asInt()), "dilation " + dilation);
    return (one ? window.get(0).asText() : pair(window))
        + " stride "
        + (one ? strides.path(0).asText() : pair(strides))
        + (alike(dilation, 1) ? "" : " dilation " + dilation.path(0).asInt())
        + " "
        + padding;
  }

  private static boolean alike(JsonNode numbers, int value) {
    for (JsonNode number : numbers) {
      if (number.asInt() != value) {
        return false;
      }
    }
    return true;
  }

  private static String pair(JsonNode numbers) {
    JsonNode down = numbers.isArray() ? numbers.path(0) : numbers;
    return down.asInt() + "x" + (numbers.size() > 1 ? numbers.path(1).asInt() : 1);
  }

  private static String global(JsonNode c) {
    require(c, "keepdims", "false");
    require(c, "data_format", "channels_last");
    return " global";
  }

  private static String batchNorm(JsonNode c) {
    JsonNode axis = c.path("axis").isArray() ? c.path("axis").path(0) : c.path("axis");
    require(axis.asInt(-1) != 0, "axis " + axis + " is not the channels'");
    require(c.path("epsilon").asDouble() >= KerasWeights.EPSILON, "epsilon below 1.0E-5");
    return "batchnorm";
  }

  private static String embedding(JsonNode c) {
    require(c, "mask_zero", "false");
    return "embedding " + c.path("output_dim").asInt();
  }

  private static String lstm(JsonNode c) {
    require(c, "activation", "tanh");
    require(c, "recurrent_activation", "sigmoid");
    require(c, "go_backwards", "false");
    require(c, "return_state", "false");
    boolean all = c.path("return_sequences").asBoolean();
    return "lstm " + units(c) + (all ? " all" : " last");
  }
}
