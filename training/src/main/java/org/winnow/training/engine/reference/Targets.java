package org.winnow.training.engine.reference;

/**
 * What a step is to learn.
 *
 * @param labels class indices; of a network with one output 0 or 1
 * @param weights how much each example's loss counts
 */
record Targets(int[] labels, float[] weights) {
  /** What output k of an example should be, of several one for its class. */
  int at(int example, int k, int outputs) {
    return outputs == 1 ? labels[example] : labels[example] == k ? 1 : 0;
  }
}
