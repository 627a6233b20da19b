package org.winnow.training;

import java.util.List;
import org.winnow.datasets.Shape;

/**
 * Layer normalisation (Ba, Kiros and Hinton 2016, eq. 3): the channels of each place of each
 * example to mean 0 and deviation 1, times a gain, plus a bias. Of a vector these are all its
 * values; of a sequence those of each step.
 */
public record LayerNorm() implements LayerSpec {
  /** Added to the variance. */
  public static final double EPSILON = 1e-5;

  @Override
  public String text() {
    return "layernorm";
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
        new ParameterSpec("beta", shape, ParameterSpec.Start.ZERO, true));
  }

  @Override
  public long multiplyAdds(Shape input, Shape output) {
    return 2L * output.size();
  }
}
