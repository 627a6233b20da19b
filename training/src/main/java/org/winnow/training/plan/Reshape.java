package org.winnow.training.plan;

import java.util.List;

/** The same values in the same row-major order under another shape: no copy where order allows. */
public record Reshape(String layer, Value input, Value output) implements Forward {
  public Reshape {
    if (input.dims().size() != output.dims().size()) {
      throw new IllegalArgumentException(input + " reshaped to " + output);
    }
  }

  @Override
  public String text() {
    return "reshape to " + output.dims();
  }

  @Override
  public List<Value> inputs() {
    return List.of(input);
  }

  @Override
  public List<Value> needed(boolean ofWeights, boolean ofInputs) {
    return List.of();
  }

  @Override
  public List<Value> mayOverwrite() {
    return List.of(input);
  }

  @Override
  public long multiplyAdds() {
    return 0;
  }
}
