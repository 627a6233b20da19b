package org.winnow.training.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.winnow.training.GradientLimit;
import org.winnow.training.Optimizer;
import org.winnow.training.ParameterSpec;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;

/** Three steps of small networks, against PyTorch's (torch_golden.py made the file). */
class TorchGoldenTest {
  private static final int[] LABELS = {0, 2, 1, 2};
  private static final int N = LABELS.length;

  /** GELU, layer normalisation, label smoothing, AdamW. */
  @Test
  void geluLayerNormSmoothingAndAdamW() throws IOException {
    Skeleton net = skeleton("input 6/dense = dense 5 gelu/norm = layernorm/output 3");
    Recipe recipe =
        Recipe.standard()
            .withOptimizer(Optimizer.ADAMW)
            .withWeightDecay(0.1)
            .refined(r -> r.withLabelSmoothing(0.1));
    // Adam adds its epsilon before it corrects v here, afterwards in PyTorch: too small to show.
    float[] thousands = {1000, 1000, 1000, 1000};
    assertSame("mlp", net, recipe, 0.01, new Batch(fill(9, N * 6), LABELS, thousands, N));
  }

  /** The order of an LSTM's gates, and clipping by the norm of all gradients. */
  @Test
  void lstmAndClippingByNorm() throws IOException {
    Skeleton net = skeleton("input sequence 5x3/lstm = lstm 4/output 3");
    Recipe recipe =
        Recipe.standard()
            .withOptimizer(Optimizer.SGD)
            .refined(r -> r.withLimit(new GradientLimit(0, 0.05)));
    assertSame("lstm", net, recipe, 0.5, Batch.of(fill(9, N * 15), LABELS, N));
  }

  /** Embedding, dilated convolution along a sequence, l2, weighted examples. */
  @Test
  void embeddingConvolutionPenaltyAndWeights() throws IOException {
    Skeleton net =
        skeleton(
            "input tokens 6 vocab 9/embedding = embedding 3/conv = conv1d 4 3 dilation 2 same silu/"
                + "pool average global/output 3");
    Recipe recipe = Recipe.standard().withOptimizer(Optimizer.SGD).refined(r -> r.withL2(0.1));
    float[] tokens = {1, 2, 3, 4, 5, 6, 8, 7, 6, 5, 4, 3, 1, 1, 2, 2, 3, 3, 5, 8, 5, 8, 5, 8};
    float[] weights = {1, 0.5f, 2, 0.5f};
    assertSame("words", net, recipe, 0.5, new Batch(tokens, LABELS, weights, N));
  }

  private static Skeleton skeleton(String lines) {
    // An operation's own name would be refused for a layer: each gets a t in front.
    return Skeleton.parse("net", lines.replace('/', '\n').replaceAll("(\\w+) = ", "t_$1 = "));
  }

  private static void assertSame(String key, Skeleton net, Recipe recipe, double rate, Batch batch)
      throws IOException {
    JsonNode golden = golden().path(key);
    float[] logits = new float[N * 3];
    try (Network network = Engine.cpu().forTraining(net, first(net), recipe)) {
      for (JsonNode loss : golden.path("losses")) {
        assertEquals(1, network.step(batch, rate, logits) / loss.asDouble(), 2e-6, key);
      }
      for (String name : network.weights().names()) {
        String theirs = name.replace("t_", "").replace('/', '_');
        JsonNode expected = golden.path("weights").path(theirs);
        assertArrayEquals(floats(expected), network.weights().values(name), 5e-6f, name);
      }
    }
  }

  private static JsonNode golden() throws IOException {
    try (InputStream in = TorchGoldenTest.class.getResourceAsStream("torch_golden.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static float[] floats(JsonNode array) {
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) array.get(i).asDouble();
    }
    return values;
  }

  private static Weights first(Skeleton net) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (ParameterSpec p : net.parameters()) {
      arrays.put(p.name(), fill(arrays.size(), (int) p.size()));
    }
    return new Weights(arrays);
  }

  private static float[] fill(int k, int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) (0.4 * Math.sin(1.3 * (i + 1) + 0.7 * k));
    }
    return values;
  }
}
