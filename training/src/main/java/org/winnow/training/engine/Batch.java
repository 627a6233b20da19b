package org.winnow.training.engine;

/**
 * The examples of one step: borrowed arrays that may be longer than the batch.
 *
 * @param inputs prepared examples one after the other, each height × width × channels
 * @param labels class indices
 * @param weights how much each example's loss counts, 1 for an ordinary one
 * @param size number of examples
 */
public record Batch(float[] inputs, int[] labels, float[] weights, int size) {
  public Batch {
    if (size < 1 || labels.length < size || weights.length < size) {
      throw new IllegalArgumentException(
          size + " examples, but " + labels.length + " labels and " + weights.length + " weights");
    }
  }

  /** Examples that all count alike. */
  public static Batch of(float[] inputs, int[] labels, int size) {
    float[] weights = new float[size];
    java.util.Arrays.fill(weights, 1);
    return new Batch(inputs, labels, weights, size);
  }
}
