package org.winnow.training.plan;

import java.util.List;

/** The sum of two or more values of one shape, added in their order. */
public record Add(String layer, List<Value> inputs, Value output) implements Forward {
  public Add {
    inputs = List.copyOf(inputs);
  }

  @Override
  public String text() {
    return "add";
  }

  @Override
  public List<Value> needed(boolean ofWeights, boolean ofInputs) {
    return List.of();
  }

  @Override
  public List<Value> mayOverwrite() {
    return inputs;
  }

  @Override
  public long multiplyAdds() {
    return 0;
  }
}
