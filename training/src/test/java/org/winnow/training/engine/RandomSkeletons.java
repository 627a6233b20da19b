package org.winnow.training.engine;

import java.util.List;
import java.util.SplittableRandom;
import org.winnow.training.Skeleton;

/** Skeletons of 2 to 8 random layers whose shapes fit; the same for the same seed. */
public final class RandomSkeletons {
  private static final List<String> CURVES =
      List.of("relu", "leakyrelu", "elu", "gelu", "silu", "tanh", "sigmoid", "softmax");

  private final SplittableRandom random;
  private final StringBuilder text = new StringBuilder();
  private int height;
  private int width;
  private int joins;
  private boolean oneChannel;

  private RandomSkeletons(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** One of pictures, sequences, tokens or vectors, without dropout. */
  public static Skeleton of(long seed) {
    return new RandomSkeletons(seed).skeleton("fuzz" + seed);
  }

  private Skeleton skeleton(String name) {
    int layers = 2 + random.nextInt(7);
    switch (random.nextInt(4)) {
      case 0 -> pictures(layers);
      case 1 -> sequences(layers, false);
      case 2 -> sequences(layers, true);
      default -> vectors(layers);
    }
    line("output 3");
    return Skeleton.parse(name, text.toString());
  }

  private void line(String words) {
    text.append(words.strip()).append('\n');
  }

  private String curve() {
    return random.nextInt(3) == 0 ? "" : " " + CURVES.get(random.nextInt(CURVES.size()));
  }

  private int some() {
    return 2 + random.nextInt(5);
  }

  private void vectors(int layers) {
    line("input " + (3 + random.nextInt(9)));
    for (int i = 0; i < layers; i++) {
      switch (random.nextInt(4)) {
        case 0 -> line("batchnorm");
        case 1 -> line("layernorm");
        default -> line("dense " + some() + curve());
      }
    }
  }

  private void pictures(int layers) {
    height = 6 + random.nextInt(5);
    width = 6 + random.nextInt(5);
    int channels = 1 + random.nextInt(3);
    oneChannel = channels == 1;
    line("input " + height + "x" + width + "x" + channels);
    for (int i = 0; i < layers; i++) {
      picture();
    }
    if (random.nextBoolean()) {
      line("pool " + (random.nextBoolean() ? "max" : "average") + " global");
    }
  }

  private void picture() {
    int window = 1 + random.nextInt(3);
    switch (random.nextInt(7)) {
      case 0 -> line("batchnorm");
      // Over one channel it gives its bias, whatever comes in: then all gradients are rounding.
      case 1 -> line(oneChannel ? "tanh" : "layernorm");
      case 2 -> line("depthwise " + window + "x" + window + " same" + curve());
      case 3 -> residual();
      case 4 -> pool();
      default -> convolution(window);
    }
  }

  private void convolution(int window) {
    oneChannel = false;
    boolean shrinks = Math.min(height, width) > window + 2 && random.nextBoolean();
    line("conv " + some() + " " + window + "x" + window + (shrinks ? "" : " same") + curve());
    height -= shrinks ? window - 1 : 0;
    width -= shrinks ? window - 1 : 0;
  }

  private void pool() {
    if (Math.min(height, width) >= 4) {
      line("pool " + (random.nextBoolean() ? "max" : "average") + " 2x2");
      height /= 2;
      width /= 2;
    } else {
      line("tanh");
    }
  }

  /** A value that is read twice, then added up or put side by side. */
  private void residual() {
    oneChannel = false;
    int n = joins++;
    int channels = some();
    line("a" + n + " = conv " + channels + " 1x1" + curve());
    line("b" + n + " = conv " + channels + " 3x3 same" + curve());
    line((random.nextBoolean() ? "add" : "concat") + " <- a" + n + ", b" + n);
  }

  private void sequences(int layers, boolean tokens) {
    int steps = 4 + random.nextInt(5);
    boolean padded = random.nextBoolean();
    line(
        tokens
            ? "input tokens " + steps + " vocab 9" + (padded ? " padded" : "")
            : "input sequence " + steps + "x2" + (padded ? " padded" : ""));
    if (tokens) {
      line("embedding " + some());
    }
    for (int i = 0; i < layers; i++) {
      switch (random.nextInt(4)) {
        case 0 -> line("lstm " + some() + " all");
        case 1 -> line("layernorm");
        default -> line("conv1d " + some() + " " + (1 + random.nextInt(3)) + " same" + curve());
      }
    }
    String end = random.nextBoolean() ? "pool max global" : "pool average global";
    line(random.nextInt(3) == 0 ? "lstm " + some() : end);
  }
}
