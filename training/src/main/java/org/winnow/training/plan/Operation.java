package org.winnow.training.plan;

import java.util.List;

/** One step of a plan: it reads values that are there and writes others whole. */
public sealed interface Operation permits Forward, Backward, LossGradient {
  /** The skeleton's layer that it belongs to. */
  String layer();

  /** A few words for a table, as {@code convolution 5x5 stride 2}. */
  String text();

  /** Values it needs. */
  List<Value> reads();

  /** Values it gives, each written as a whole. */
  List<Value> writes();

  /**
   * Of what it reads, values whose memory its first output may take over where nobody needs them
   * afterwards: element i of the output depends on element i of them alone.
   */
  default List<Value> mayOverwrite() {
    return List.of();
  }

  /** Multiplications, each with its addition, for one example. */
  long multiplyAdds();
}
