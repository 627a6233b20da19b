package org.winnow.training;

import java.util.List;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;

/**
 * A vector of numbers for each token, learnt like all weights.
 *
 * @param vocabulary number of tokens; 0 until a skeleton takes it from its input
 * @param size numbers a token, 1 to 100,000
 */
public record Embedding(int vocabulary, int size) implements LayerSpec {
  public Embedding {
    if (size < 1 || size > 100_000) {
      throw new InputException("embedding needs 1 to 100000 numbers a token, got " + size);
    }
  }

  /** Of as many tokens as the skeleton's input has. */
  public static Embedding of(int size) {
    return new Embedding(0, size);
  }

  /** The same over an input's vocabulary. */
  Embedding over(Input input) {
    if (!input.isTokens()) {
      throw new InputException(
          "embedding reads tokens, but the input is numbers; write: input tokens "
              + Math.max(2, input.shape().size())
              + " vocab 5000");
    }
    return new Embedding(input.vocabulary(), size);
  }

  @Override
  public String text() {
    return "embedding " + size;
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return LayerText.shape(inputs.get(0).height(), 1, size);
  }

  /**
   * Drawn evenly with deviation 0.1: an update rule as Adam moves each number by about the learning
   * rate, whatever its size, so that vectors of deviation 1 would stay what chance made them.
   */
  @Override
  public List<ParameterSpec> parameters(Shape input) {
    ParameterSpec.Start start = ParameterSpec.Start.within(Math.sqrt(3) / 10);
    return List.of(new ParameterSpec("W", List.of(vocabulary, size), start, true));
  }
}
