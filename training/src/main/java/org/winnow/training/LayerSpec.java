package org.winnow.training;

import java.util.List;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;

/**
 * What one layer does: the closed list of operations a skeleton may hold.
 *
 * <p>Shapes are height × width × channels; where a layer takes a vector, a picture is read channel
 * by channel, each row by row.
 */
public sealed interface LayerSpec
    permits Conv,
        Depthwise,
        Dense,
        Pool,
        Input,
        Embedding,
        Lstm,
        LayerNorm,
        LayerSpec.GlobalPool,
        LayerSpec.BatchNorm,
        LayerSpec.Dropout,
        LayerSpec.Activate,
        LayerSpec.Add,
        LayerSpec.Concat,
        LayerSpec.Flatten,
        LayerSpec.Output {

  /** The operation and its arguments as a skeleton's line has them. */
  String text();

  /**
   * The shape that results.
   *
   * @throws InputException where the inputs do not fit, with the numbers
   */
  Shape output(List<Shape> inputs);

  /** The layer's arrays, for inputs that fit. */
  default List<ParameterSpec> parameters(Shape input) {
    return List.of();
  }

  /** Multiplications (each with its addition) for one example. */
  default long multiplyAdds(Shape input, Shape output) {
    return 0;
  }

  /** The first word of {@link #text()}. */
  default String operation() {
    String text = text();
    int end = text.indexOf(' ');
    return end < 0 ? text : text.substring(0, end);
  }

  /** Whether it takes two or more inputs (else exactly one). */
  default boolean joins() {
    return false;
  }

  /** The mean or the largest value of each channel: a picture becomes a vector. */
  record GlobalPool(Pool.Kind kind) implements LayerSpec {
    @Override
    public String text() {
      return "pool " + kind.label() + " global";
    }

    @Override
    public Shape output(List<Shape> inputs) {
      return Shape.vector(inputs.get(0).channels());
    }
  }

  /**
   * Batch normalisation (Ioffe and Szegedy 2015): each channel scaled to mean 0 and deviation 1
   * over the batch; outside training over running statistics.
   */
  record BatchNorm() implements LayerSpec {
    @Override
    public String text() {
      return "batchnorm";
    }

    @Override
    public Shape output(List<Shape> inputs) {
      return inputs.get(0);
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
      List<Integer> shape = List.of(input.channels());
      return List.of(
          new ParameterSpec("gamma", shape, ParameterSpec.Start.ONE, true),
          new ParameterSpec("beta", shape, ParameterSpec.Start.ZERO, true),
          new ParameterSpec("mean", shape, ParameterSpec.Start.ZERO, false),
          new ParameterSpec("variance", shape, ParameterSpec.Start.ONE, false));
    }

    @Override
    public long multiplyAdds(Shape input, Shape output) {
      return output.size();
    }
  }

  /**
   * Sets values to 0 at random while training and scales up the rest.
   *
   * @param probability of dropping a value, 0 up to but not 1
   */
  record Dropout(double probability) implements LayerSpec {
    public Dropout {
      if (!(probability >= 0 && probability < 1)) {
        boolean percent = probability > 1 && probability < 100;
        throw new InputException(
            "dropout takes the probability of dropping, 0 up to but not 1, got "
                + LayerText.number(probability)
                + (percent
                    ? "; did you mean " + LayerText.number(probability / 100) + "?"
                    : probability == 1 ? "; at 1 nothing would be left" : ""));
      }
    }

    @Override
    public String text() {
      return "dropout " + LayerText.number(probability);
    }

    @Override
    public Shape output(List<Shape> inputs) {
      return inputs.get(0);
    }
  }

  /** An activation as a layer of its own. */
  record Activate(Activation activation) implements LayerSpec {
    public Activate {
      if (activation == Activation.NONE) {
        throw new InputException("an activation layer needs one of " + Activation.labels());
      }
    }

    @Override
    public String text() {
      return activation.label();
    }

    @Override
    public Shape output(List<Shape> inputs) {
      return inputs.get(0);
    }
  }

  /** The sum of its inputs, value by value. */
  record Add() implements LayerSpec {
    @Override
    public String text() {
      return "add";
    }

    @Override
    public boolean joins() {
      return true;
    }

    @Override
    public Shape output(List<Shape> inputs) {
      if (inputs.stream().distinct().count() > 1) {
        throw new InputException("add needs inputs of one shape, got " + LayerText.list(inputs));
      }
      return inputs.get(0);
    }
  }

  /** Its inputs side by side, channel after channel. */
  record Concat() implements LayerSpec {
    @Override
    public String text() {
      return "concat";
    }

    @Override
    public boolean joins() {
      return true;
    }

    @Override
    public Shape output(List<Shape> inputs) {
      Shape first = inputs.get(0);
      long channels = 0;
      for (Shape in : inputs) {
        if (in.height() != first.height() || in.width() != first.width()) {
          throw new InputException(
              "concat needs inputs of one height and width, got " + LayerText.list(inputs));
        }
        channels += in.channels();
      }
      return LayerText.shape(first.height(), first.width(), channels);
    }
  }

  /** A picture as a vector, channel by channel, each row by row. */
  record Flatten() implements LayerSpec {
    @Override
    public String text() {
      return "flatten";
    }

    @Override
    public Shape output(List<Shape> inputs) {
      return Shape.vector(inputs.get(0).size());
    }
  }

  /**
   * The last layer: a score for each class.
   *
   * @param classes number of classes, 2 to 65,536
   * @param scores what they mean
   */
  record Output(int classes, Scores scores) implements LayerSpec {
    /** Logits, made into probabilities by softmax. */
    public Output(int classes) {
      this(classes, Scores.SOFTMAX);
    }

    public Output {
      if (classes < 2 || classes > 65_536) {
        throw new InputException("output needs 2 to 65536 classes, got " + classes);
      }
    }

    @Override
    public String text() {
      return "output " + classes + (scores == Scores.SOFTMAX ? "" : " " + scores.label());
    }

    @Override
    public Shape output(List<Shape> inputs) {
      return Shape.vector(classes);
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
      return Dense.matrix(input.size(), classes, ParameterSpec.Start.glorot(input.size(), classes));
    }

    @Override
    public long multiplyAdds(Shape input, Shape output) {
      return (long) input.size() * classes;
    }
  }
}
