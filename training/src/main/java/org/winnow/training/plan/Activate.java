package org.winnow.training.plan;

import java.util.List;
import java.util.Locale;

/**
 * A function applied to each value.
 *
 * @param alpha the number that {@link Curve#LEAKY_RELU} and {@link Curve#ELU} ask for; else 0
 */
public record Activate(String layer, Value input, Value output, Curve curve, double alpha)
    implements Forward {
  @Override
  public String text() {
    return curve.name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  @Override
  public List<Value> inputs() {
    return List.of(input);
  }

  @Override
  public List<Value> needed(boolean ofWeights, boolean ofInputs) {
    return List.of(curve.needs() == Curve.Needs.INPUT ? input : output);
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
