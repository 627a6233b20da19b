package org.winnow.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a layer from an operation's name and arguments. */
final class LayerReader {
  /** Operation → a line that shows its arguments. */
  static final Map<String, String> EXAMPLES = examples();

  static final List<String> OPERATIONS = List.copyOf(EXAMPLES.keySet());

  private LayerReader() {}

  private static Map<String, String> examples() {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("input", "input 8x8x1 (or: input sequence 28x28, input tokens 100 vocab 5000)");
    map.put("dense", "dense 64 relu");
    map.put("conv", "conv 16 3x3 stride 1 same relu");
    map.put("conv1d", "conv1d 16 5 stride 1 same relu");
    map.put("depthwise", "depthwise 3x3 stride 1 same relu");
    map.put("pool", "pool max 2x2 (or: pool average global)");
    map.put("embedding", "embedding 64");
    map.put("lstm", "lstm 64 (or: lstm 64 all)");
    map.put("batchnorm", "batchnorm");
    map.put("layernorm", "layernorm");
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
      case "input" -> InputReader.read(words);
      case "dense" -> dense(words);
      case "conv", "conv1d" -> {
        int filters = words.count("the number of filters");
        WindowReader w = WindowReader.ofLayer(words, operation.equals("conv1d"));
        yield new Conv(filters, w.window(), w.activation());
      }
      case "depthwise" -> {
        WindowReader w = WindowReader.ofLayer(words, false);
        yield new Depthwise(w.window(), w.activation());
      }
      case "embedding" -> Embedding.of(words.count("how many numbers a token becomes"));
      case "lstm" -> lstm(words);
      case "layernorm" -> new LayerNorm();
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
    int classes = words.count("the number of classes");
    if (!words.hasMore()) {
      return new LayerSpec.Output(classes);
    }
    String word = words.word("softmax, sigmoid or linear");
    return new LayerSpec.Output(
        classes, Scores.named(word).orElseThrow(() -> words.unknown(word, Scores.labels())));
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
    return new Pool(kind, WindowReader.ofPool(words).window());
  }

  private static Lstm lstm(Words words) {
    Lstm lstm = Lstm.of(words.count("the number of units"));
    if (!words.hasMore()) {
      return lstm;
    }
    String word = words.word("last or all");
    return switch (word) {
      case "last" -> lstm;
      case "all" -> lstm.everyStep();
      default -> throw words.unknown(word, List.of("last", "all"));
    };
  }
}
