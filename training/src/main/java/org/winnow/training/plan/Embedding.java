package org.winnow.training.plan;

import java.util.List;

/**
 * A row of a table for each token.
 *
 * @param input tokens as whole floats, {@code [steps]} or {@code [1, steps]}, each 0 up to the
 *     table's rows
 * @param output {@code [channels, steps]}
 * @param table {@code [tokens, channels]}
 */
public record Embedding(String layer, Value input, Value output, Parameter table)
    implements Forward {
  @Override
  public String text() {
    return "embedding of " + table.shape().get(0);
  }

  @Override
  public List<Value> inputs() {
    return List.of(input);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(table);
  }

  @Override
  public List<Value> needed(boolean ofWeights, boolean ofInputs) {
    return ofWeights ? List.of(input) : List.of();
  }

  /**
   * The row for a token.
   *
   * @param step counted from 0, for the message
   * @throws IllegalArgumentException where the table has none
   */
  public int row(double token, int step) {
    int tokens = table.shape().get(0);
    if (!(token >= 0 && token < tokens && token == StrictMath.rint(token))) {
      throw new IllegalArgumentException(
          "layer '"
              + layer
              + "' takes whole numbers from 0 to "
              + (tokens - 1)
              + ", got "
              + token
              + " at step "
              + (step + 1));
    }
    return (int) token;
  }

  @Override
  public boolean differentiable(Value candidate) {
    return false;
  }

  @Override
  public long multiplyAdds() {
    return 0;
  }
}
