package org.winnow.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;

/** Makes a layer from an operation's name and arguments. */
final class LayerReader {
  /** Operation → a line that shows its arguments. */
  static final Map<String, String> EXAMPLES = examples();

  static final List<String> OPERATIONS = List.copyOf(EXAMPLES.keySet());

  private LayerReader() {}

  private static Map<String, String> examples() {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("input", "input 8x8x1");
    map.put("dense", "dense 64 relu");
    map.put("conv", "conv 16 3x3 stride 1 same relu");
    map.put("depthwise", "depthwise 3x3 stride 1 same relu");
    map.put("pool", "pool max 2x2 (or: pool average global)");
    map.put("batchnorm", "batchnorm");
    map.put("dropout", "dropout 0.25");
    map.put("flatten", "flatten");
    map.put("add", "add <- conv1, conv2");
    map.put("concat", "concat <- conv1, conv2");
    map.put("output", "output 10");
    Activation.labels().forEach(label -> map.put(label, label));
    map.put("swish", "swish");
    return java.util.Collections.unmodifiableMap(map);
  }

  static LayerSpec read(String operation, Words words) {
    LayerSpec spec = spec(operation, words);
    words.end();
    return spec;
  }

  private static LayerSpec spec(String operation, Words words) {
    return switch (operation) {
      case "input" -> new LayerSpec.Input(Shape.parse(words.word("the shape of the data")));
      case "dense" -> dense(words);
      case "conv" -> {
        int filters = words.count("the number of filters");
        Windowed w = windowed(words, true);
        yield new Conv(filters, w.window, w.activation);
      }
      case "depthwise" -> {
        Windowed w = windowed(words, true);
        yield new Depthwise(w.window, w.activation);
      }
      case "pool" -> pool(words);
      case "batchnorm" -> new LayerSpec.BatchNorm();
      case "dropout" ->
          new LayerSpec.Dropout(words.number("the probability of dropping, 0 up to but not 1"));
      case "flatten" -> new LayerSpec.Flatten();
      case "add" -> new LayerSpec.Add();
      case "concat" -> new LayerSpec.Concat();
      case "output" -> output(words);
      default -> new LayerSpec.Activate(Activation.named(operation).orElseThrow());
    };
  }

  private static Dense dense(Words words) {
    Dense dense = Dense.of(words.count("the number of units"));
    if (!words.hasMore()) {
      return dense;
    }
    String word = words.word("an activation");
    return dense.then(
        Activation.named(word).orElseThrow(() -> words.unknown(word, Activation.labels())));
  }

  private static LayerSpec.Output output(Words words) {
    LayerSpec.Output output = new LayerSpec.Output(words.count("the number of classes"));
    if (words.hasMore()) {
      String word = words.word("softmax");
      if (!word.equals("softmax")) {
        throw words.unknown(word, List.of("softmax"));
      }
    }
    return output;
  }

  private static LayerSpec pool(Words words) {
    String word = words.word("max or average");
    Pool.Kind kind =
        switch (word) {
          case "max" -> Pool.Kind.MAX;
          case "average", "avg", "mean" -> Pool.Kind.AVERAGE;
          default -> throw words.unknown(word, List.of("max", "average"));
        };
    int before = words.position();
    if (words.word("a window, as 2x2, or global").equals("global")) {
      return new LayerSpec.GlobalPool(kind);
    }
    words.back(before);
    return new Pool(kind, windowed(words, false).window);
  }

  private record Windowed(Window window, Activation activation) {}

  private static Windowed windowed(Words words, boolean activates) {
    int[] size = words.sides("a window, as 3x3");
    int[] stride = activates ? new int[] {1, 1} : size;
    Padding padding = Padding.VALID;
    Activation activation = Activation.NONE;
    List<String> allowed = new ArrayList<>(List.of("stride", "same", "valid", "pad"));
    if (activates) {
      allowed.addAll(Activation.labels());
    }
    while (words.hasMore()) {
      String word = words.word("an option");
      switch (word) {
        case "stride" -> stride = words.sides("a stride, as 2");
        case "same" -> padding = Padding.SAME;
        case "valid" -> padding = Padding.VALID;
        case "pad" -> padding = Padding.of(words.count("a number of pixels"));
        default -> {
          Optional<Activation> named = activates ? Activation.named(word) : Optional.empty();
          if (activation != Activation.NONE) {
            throw new InputException(
                "one activation a layer, got '" + activation.label() + "' and '" + word + "'");
          }
          activation = named.orElseThrow(() -> words.unknown(word, allowed));
        }
      }
    }
    return new Windowed(new Window(size[0], size[1], stride[0], stride[1], padding), activation);
  }
}
