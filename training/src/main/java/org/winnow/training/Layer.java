package org.winnow.training;

import java.util.List;

/**
 * One layer of a skeleton.
 *
 * @param name its name in the skeleton: given, or made from its operation, as {@code conv2}
 * @param spec what it does
 * @param inputs names of the layers it reads, all above it; empty for the input layer
 */
public record Layer(String name, LayerSpec spec, List<String> inputs) {
  public Layer {
    inputs = List.copyOf(inputs);
  }
}
