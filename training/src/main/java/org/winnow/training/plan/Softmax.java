package org.winnow.training.plan;

import java.util.List;

/** exp(x) divided by its sum, over the channels of each place. */
public record Softmax(String layer, Value input, Value output) implements Forward {
  @Override
  public String text() {
    return "softmax";
  }

  @Override
  public List<Value> inputs() {
    return List.of(input);
  }

  @Override
  public List<Value> needed(boolean ofWeights, boolean ofInputs) {
    return List.of(output);
  }

  @Override
  public long multiplyAdds() {
    return 0;
  }
}
