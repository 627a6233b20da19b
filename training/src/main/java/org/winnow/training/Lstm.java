package org.winnow.training;

import java.util.List;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;

/**
 * Long short-term memory with forget gates (Gers, Schmidhuber and Cummins 2000), without peepholes.
 *
 * <p>The weights of its four gates lie side by side in DL4J's order: candidate, forget, output,
 * input. Forget gates begin with a bias of 1 (Jozefowicz et al. 2015, section 2.2).
 *
 * @param units numbers in its state, 1 to 100,000
 * @param all whether it gives the state of every step, else that of the last
 */
public record Lstm(int units, boolean all) implements LayerSpec {
  public Lstm {
    if (units < 1 || units > 100_000) {
      throw new InputException("lstm needs 1 to 100000 units, got " + units);
    }
  }

  /** Gives the state after the last step. */
  public static Lstm of(int units) {
    return new Lstm(units, false);
  }

  /** Gives the state of every step. */
  public Lstm everyStep() {
    return new Lstm(units, true);
  }

  @Override
  public String text() {
    return "lstm " + units + (all ? " all" : "");
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape in = inputs.get(0);
    if (!Input.isSequence(in)) {
      throw new InputException(
          "lstm reads a sequence, got "
              + in
              + (in.isVector()
                  ? ", a vector; write the input as: input sequence " + in.size() + "x1"
                  : ", a picture; write the input as: input sequence "
                      + in.height()
                      + "x"
                      + (long) in.width() * in.channels()));
    }
    return all ? LayerText.shape(in.height(), 1, units) : Shape.vector(units);
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    int in = input.channels();
    int gates = 4 * units;
    return List.of(
        new ParameterSpec("W", List.of(in, gates), ParameterSpec.Start.glorot(in, units), true),
        new ParameterSpec(
            "RW", List.of(units, gates), ParameterSpec.Start.glorot(units, units), true),
        new ParameterSpec(
            "b", List.of(gates), ParameterSpec.Start.ZERO.ones(units, 2 * units), true));
  }

  @Override
  public long multiplyAdds(Shape input, Shape output) {
    return 4L * units * input.height() * ((long) input.channels() + units);
  }
}
