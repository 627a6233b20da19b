package org.winnow.training;

import java.util.List;

/**
 * One array of numbers that a layer has.
 *
 * @param name {@code W}, {@code RW}, {@code b}, {@code gamma}, {@code beta}, {@code mean} or {@code
 *     variance}; in a skeleton's list with the layer's name before it, as {@code conv1/W}
 * @param shape its dimensions: dense {@code [in, out]}, convolution {@code [out, in, height,
 *     width]}, depthwise {@code [height, width, channels, 1]}, embedding {@code [tokens, size]},
 *     lstm {@code [in, 4 · units]} and {@code [units, 4 · units]}
 * @param start the values before training
 * @param trained whether gradients change it (running means and variances are only tracked)
 */
public record ParameterSpec(String name, List<Integer> shape, Start start, boolean trained) {
  /**
   * The values before training.
   *
   * @param limit weights are drawn evenly from −limit..limit; 0: all are {@code constant}
   * @param constant the value where {@code limit} is 0
   * @param onesFrom index of the first value that is 1 whatever else is said
   * @param onesTo index after the last of these
   */
  public record Start(double limit, float constant, int onesFrom, int onesTo) {
    static final Start ZERO = new Start(0, 0, 0, 0);
    static final Start ONE = new Start(0, 1, 0, 0);

    /** The same but for a stretch of ones. */
    Start ones(int from, int to) {
      return new Start(limit, constant, from, to);
    }

    /** Evenly from −limit to limit. */
    static Start within(double limit) {
      return new Start(limit, 0, 0, 0);
    }

    /** Evenly within ±√(6 / inputs) (He et al. 2015, section 2.2, as a uniform distribution). */
    static Start he(long inputs) {
      return within(Math.sqrt(6.0 / inputs));
    }

    /** Evenly within ±√(6 / (inputs + outputs)) (Glorot and Bengio 2010, eq. 16). */
    static Start glorot(long inputs, long outputs) {
      return within(Math.sqrt(6.0 / (inputs + outputs)));
    }

    static Start before(Activation activation, long inputs, long outputs) {
      return switch (activation) {
        case TANH, SIGMOID, SOFTMAX -> glorot(inputs, outputs);
        default -> he(inputs);
      };
    }
  }

  public ParameterSpec {
    shape = List.copyOf(shape);
  }

  /** Number of values. */
  public long size() {
    return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  /** The layer's name, in a skeleton's list. */
  String layer() {
    return name.substring(0, Math.max(0, name.indexOf('/')));
  }

  ParameterSpec of(String layer) {
    return new ParameterSpec(layer + "/" + name, shape, start, trained);
  }
}
