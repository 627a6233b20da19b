package org.winnow.imports.onnx;

import java.util.List;
import java.util.Optional;

/**
 * How examples are given to an ONNX file, and what is asked of it.
 *
 * @param layout empty: whichever fits the file's input
 * @param subtract from each raw value: none, one number, or one for each channel
 * @param multiply each difference by it: none, one number, or one for each channel
 * @param outputs what its outputs are
 */
public record OnnxWish(
    Optional<Layout> layout, List<Float> subtract, List<Float> multiply, Outputs outputs) {
  public OnnxWish {
    subtract = List.copyOf(subtract);
    multiply = List.copyOf(multiply);
  }

  /**
   * Which output is which.
   *
   * @param probabilities its name; empty: {@code probabilities}, else the one that is as wide as
   *     there are classes
   * @param embeddings its name; empty: {@code embeddings}, else none, or the only output there is
   * @param logits whether the probabilities are still to go through softmax
   */
  public record Outputs(
      Optional<String> probabilities, Optional<String> embeddings, boolean logits) {}

  /** Raw values, in whichever order fits. */
  public static OnnxWish standard() {
    Outputs usual = new Outputs(Optional.empty(), Optional.empty(), false);
    return new OnnxWish(Optional.empty(), List.of(), List.of(), usual);
  }

  public OnnxWish withLayout(Layout value) {
    return new OnnxWish(Optional.of(value), subtract, multiply, outputs);
  }

  public OnnxWish withScaling(List<Float> minus, List<Float> times) {
    return new OnnxWish(layout, minus, times, outputs);
  }

  public OnnxWish withOutputs(Outputs value) {
    return new OnnxWish(layout, subtract, multiply, value);
  }
}
