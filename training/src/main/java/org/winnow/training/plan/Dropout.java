package org.winnow.training.plan;

import java.util.List;

/**
 * Sets values to 0 at random in training and divides the rest by the probability of keeping one
 * (Srivastava et al. 2014, section 10, inverted). Which ones is a function of seed, step, stream
 * and the element's row-major index in the batch alone ({@link Mask}): nothing is kept for the
 * backward operation, which asks again.
 *
 * @param probability of dropping a value, above 0 and below 1
 * @param stream number of this operation among the plan's dropouts
 */
public record Dropout(String layer, Value input, Value output, double probability, int stream)
    implements Forward {
  @Override
  public String text() {
    return "dropout " + probability;
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
    return output.dims().size();
  }
}
