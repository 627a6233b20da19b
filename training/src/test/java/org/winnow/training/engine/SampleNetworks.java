package org.winnow.training.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.winnow.training.Input;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;

/** Small networks that together hold every operation of a plan, with weights and data for them. */
public final class SampleNetworks {
  private SampleNetworks() {}

  /** '/' stands for the end of a line. */
  public static List<String> texts() {
    return List.of(
        "input 7/dense 6 tanh/dense 5 sigmoid/output 3",
        "input 7/dense 6 softmax/dense 5 tanh/output 3",
        "input 7/dense 6 tanh/output 3 sigmoid",
        "input 6x6x2/conv 4 3x3 silu/output 3 linear",
        "input 5x4x3/conv 4 3x3 same softmax/output 3",
        "input sequence 5x3/conv1d 4 3 same/softmax/lstm 3/output 3",
        "input 6x5x2/dense 6 silu/output 3",
        "input 7x7x2/conv 4 3x2 stride 2 silu/pool average 2x2/output 3",
        "input 7x6x2/conv 4 3x3 stride 2x1 same gelu/output 3",
        "input 5x5x3/conv 4 3x3 pad 2 tanh/pool average 3x3 stride 2 pad 1/output 3",
        "input 6x6x2/conv 4 3x3 same elu/pool max 3x3 stride 2 same/dense 5/output 3",
        "input 7x7x2/conv 4 3x3 leakyrelu/conv 4 3x3 relu/output 3",
        "input 8x7x2/conv 3 3x3 dilation 2 tanh/output 3",
        "input 6x6x3/depthwise 3x3 same tanh/conv 4 1x1/output 3",
        "input 6x6x3/depthwise 3x3 stride 2/output 3",
        "input 6x5x1/depthwise 3x2 same tanh/depthwise 2x2 silu/output 3",
        "input 6x6x2/conv 4 3x3 same/batchnorm/tanh/output 3",
        "input 6/dense 8/batchnorm/silu/output 3",
        "input 6x6x2/conv 4 3x3 same/batchnorm/relu/pool max 2x2/dense 5/batchnorm/relu/output 3",
        "input 6x6x2/a = batchnorm/b = relu/c = conv 2 3x3 same relu/add <- b, c/output 3",
        "input 6x6x2/a = conv 4 3x3 same tanh/conv 4 3x3 same/add <- a, conv2/silu/output 3",
        "input 6x6x2/a = conv 4 3x3 same/b = conv 3 1x1 <- input/concat <- a, b/tanh/output 3",
        "input 6x6x2/conv 4 3x3/a = pool average global/b = pool max global <- conv1/"
            + "concat <- a, b/output 3",
        "input 5x5x2/a = conv 4 5x5 tanh/b = dense 4 <- input/add <- a, b/output 3",
        "input 6/dense 8 tanh/conv 3 1x1/flatten/flatten/output 3",
        "input 6/b = dense 4/c = dense 4 tanh <- input/d = flatten/add <- b, d/output 3",
        "input sequence 7x3/conv1d 4 3 same tanh/conv1d 3 2 stride 2 silu/output 3",
        "input sequence 8x2/conv1d 4 3 same/pool max 3x1 stride 2/batchnorm/pool max global/output 3",
        "input sequence 6x2/conv 3 3x3 same tanh/depthwise 3x1/lstm 4/output 3",
        "input sequence 5x3/lstm 4/output 3",
        "input sequence 5x3/a = lstm 4 all/b = lstm 4 all/add <- a, b/lstm 3/dense 4 tanh/output 3",
        "input sequence 5x3/a = lstm 4 all/concat <- input, a/pool average global/output 3",
        "input 6/dense 8/layernorm/tanh/output 3",
        "input 5x4x3/conv 4 3x3 same/layernorm/silu/output 3",
        "input sequence 5x3/lstm 4 all/layernorm/tanh/pool max global/output 3",
        "input tokens 6 vocab 9/embedding 3/conv1d 4 3 same tanh/pool average global/output 3",
        "input tokens 6 vocab 9 padded/embedding 3/conv1d 4 3 same sigmoid/layernorm/"
            + "conv1d 4 3 same tanh/lstm 4 all/lstm 3/output 3",
        "input tokens 6 vocab 9 padded/embedding 3/a = sigmoid/conv1d 3 5 same/add <- a, conv1/"
            + "lstm 4 all/pool average global/output 3",
        "input tokens 6 vocab 9 padded/embedding 3/conv1d 4 3 same/pool max global/output 3",
        "input tokens 7 vocab 9/e = embedding 3/conv1d 4 3 pad 4 elu/p = pool max global/"
            + "conv1d 4 2 same leakyrelu <- e/q = pool max global/concat <- p, q/output 3",
        "input sequence 6x2 padded/conv1d 4 3 dilation 2 same tanh/elu/lstm 4/output 3");
  }

  /** Those whose dropout DL4J would draw otherwise. */
  public static List<String> withDropout() {
    return List.of(
        "input 7/dense 6 tanh/dropout 0.4/dense 5 silu/dropout 0.2/output 3",
        "input 6x6x2/conv 4 3x3 same gelu/dropout 0.3/conv 3 3x3/output 3");
  }

  public static Skeleton skeleton(String text) {
    return Skeleton.parse("net", text.replace('/', '\n'));
  }

  /** Weights without zeros, so that biases and gains show; variances stay above 0. */
  public static Weights weights(Skeleton skeleton, long seed) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    SplittableRandom random = new SplittableRandom(seed);
    Weights first = Weights.initial(skeleton, seed);
    for (String name : first.names()) {
      float[] values = first.values(name).clone();
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) ((random.nextDouble() - 0.5) / 2);
      }
      arrays.put(name, values);
    }
    return new Weights(arrays);
  }

  /** Examples that suit a skeleton's input; example k of a padded batch has k steps less. */
  public static Batch batch(Skeleton skeleton, int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Input input = skeleton.input();
    int size = input.shape().size();
    float[] inputs = new float[n * size];
    for (int i = 0; i < inputs.length; i++) {
      boolean beyond =
          input.padded() && i % size >= size - i / size * input.shape().channels() && i % size > 0;
      float value =
          input.isTokens()
              ? 1 + random.nextInt(input.vocabulary() - 1)
              : (float) (2 * random.nextDouble() - 1);
      inputs[i] = beyond ? 0 : value;
    }
    int[] labels = new int[n];
    float[] weights = new float[n];
    for (int i = 0; i < n; i++) {
      labels[i] = random.nextInt(skeleton.classes());
      weights[i] = 0.5f + (float) random.nextDouble();
    }
    return new Batch(inputs, labels, weights, n);
  }
}
