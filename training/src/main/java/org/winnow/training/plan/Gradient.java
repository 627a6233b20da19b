package org.winnow.training.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The backward operation of a forward one: from the gradient of its output those of its inputs and
 * of its trained weights. Gradients are sums over the batch; {@link Update} divides.
 *
 * @param of the forward operation
 * @param outputGradient gradient of its output
 * @param inputGradients for each of its inputs the gradient to write, or empty where nobody asks
 * @param weights whether to write the gradients of its trained parameters, into the gradient vector
 *     at the parameters' own places, overwriting
 */
public record Gradient(
    Forward of, Value outputGradient, List<Optional<Value>> inputGradients, boolean weights)
    implements Backward {
  public Gradient {
    inputGradients = List.copyOf(inputGradients);
  }

  @Override
  public String layer() {
    return of.layer();
  }

  @Override
  public String text() {
    String what = !weights ? "input" : wantsInputs() ? "input, weights" : "weights";
    return of.text() + " ← " + what;
  }

  /** Whether any input's gradient is asked for. */
  public boolean wantsInputs() {
    return inputGradients.stream().anyMatch(Optional::isPresent);
  }

  /** The only input's gradient, of an operation that has one. */
  public Optional<Value> inputGradient() {
    return inputGradients.get(0);
  }

  @Override
  public List<Value> reads() {
    List<Value> all = new ArrayList<>();
    all.add(outputGradient);
    all.addAll(of.needed(weights, wantsInputs()));
    return all;
  }

  @Override
  public List<Value> writes() {
    return inputGradients.stream().flatMap(Optional::stream).toList();
  }

  @Override
  public List<Value> mayOverwrite() {
    boolean eachAlone =
        of instanceof Activate
            || of instanceof Dropout
            || of instanceof Cut
            || of instanceof Reshape;
    return eachAlone ? List.of(outputGradient) : List.of();
  }

  @Override
  public long multiplyAdds() {
    return of.multiplyAdds() * ((wantsInputs() ? 1 : 0) + (weights ? 1 : 0));
  }
}
