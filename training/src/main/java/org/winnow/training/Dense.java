package org.winnow.training;

import java.util.List;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;

/**
 * Every output sees every input value.
 *
 * @param units number of outputs, 1 to 1,000,000
 * @param activation applied to each output
 */
public record Dense(int units, Activation activation) implements LayerSpec {
  public Dense {
    if (units < 1 || units > 1_000_000) {
      throw new InputException("dense needs 1 to 1000000 units, got " + units);
    }
  }

  public static Dense of(int units) {
    return new Dense(units, Activation.NONE);
  }

  public Dense then(Activation next) {
    return new Dense(units, next);
  }

  @Override
  public String text() {
    return ("dense " + units + " " + activation.label()).trim();
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Shape.vector(units);
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    return matrix(input.size(), units, ParameterSpec.Start.before(activation, input.size(), units));
  }

  static List<ParameterSpec> matrix(int in, int out, ParameterSpec.Start start) {
    return List.of(
        new ParameterSpec("W", List.of(in, out), start, true),
        new ParameterSpec("b", List.of(out), ParameterSpec.Start.ZERO, true));
  }

  @Override
  public long multiplyAdds(Shape input, Shape output) {
    return (long) input.size() * units;
  }
}
