package org.winnow.training.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Long short-term memory without peepholes (Gers, Schmidhuber and Cummins 2000): with z = x·W + h·R
 * + b for the gates candidate, forget, output, input; c = σ(forget) · c + σ(input) ·
 * tanh(candidate); h = σ(output) · tanh(c); both start at 0.
 *
 * @param input {@code [channels, steps]}
 * @param output {@code [units]}, the state after the last step of each example; or {@code [units,
 *     steps]}, all of them, 0 after an example's end
 * @param inputWeights W {@code [channels, 4 · units]}
 * @param recurrentWeights R {@code [units, 4 · units]}
 * @param bias {@code [4 · units]}
 * @param lengths steps of each example, where they differ
 * @param gates the four gates after their functions, {@code [4 · units, steps]}, kept
 * @param cells c of every step, {@code [units, steps]}, kept
 * @param states h of every step, {@code [units, steps]}, kept; empty where the output has them all
 */
public record Lstm(
    String layer,
    Value input,
    Value output,
    Parameter inputWeights,
    Parameter recurrentWeights,
    Parameter bias,
    Optional<Value> lengths,
    Value gates,
    Value cells,
    Optional<Value> states)
    implements Forward {
  /** Whether only the last state is given. */
  public boolean last() {
    return states.isPresent();
  }

  public int units() {
    return output.dims().channels();
  }

  @Override
  public String text() {
    return (last() ? "lstm, last step" : "lstm, all steps")
        + (lengths.isPresent() ? ", with lengths" : "");
  }

  @Override
  public List<Value> inputs() {
    return Stream.concat(Stream.of(input), lengths.stream()).toList();
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(inputWeights, recurrentWeights, bias);
  }

  @Override
  public List<Value> kept() {
    return Stream.concat(Stream.of(gates, cells), states.stream()).toList();
  }

  @Override
  public List<Value> needed(boolean ofWeights, boolean ofInputs) {
    return Stream.of(Stream.of(input, gates, cells, states.orElse(output)), lengths.stream())
        .flatMap(s -> s)
        .toList();
  }

  @Override
  public boolean differentiable(Value candidate) {
    return candidate.equals(input);
  }

  @Override
  public long multiplyAdds() {
    long each = (long) input.dims().channels() + units() + 1;
    return input.dims().places() * 4L * units() * each;
  }
}
