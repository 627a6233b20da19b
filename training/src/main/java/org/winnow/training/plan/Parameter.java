package org.winnow.training.plan;

import java.util.List;

/**
 * One array of weights and where it lies in the network's flattened vector, which is DL4J's.
 *
 * <p>Element {@code [i, j, …]} is at {@code offset + i · strides[0] + j · strides[1] + …}.
 *
 * @param name {@code layer/array}, as {@code conv1/W}: the skeleton's name
 * @param shape as the skeleton has it: dense {@code [in, out]}, convolution {@code [out, in /
 *     groups, height, width]}, depthwise {@code [height, width, channels, 1]}, LSTM {@code [in, 4 ·
 *     units]} with the gates in the order candidate, forget, output, input
 * @param strides distance in elements between neighbours along each axis
 * @param offset of its first element
 * @param role what becomes of it in training
 * @param regularisation what pulls it towards 0
 */
public record Parameter(
    String name,
    List<Integer> shape,
    List<Integer> strides,
    long offset,
    Role role,
    Regularisation regularisation) {
  /** What becomes of an array in training. */
  public enum Role {
    /** Gradients change it. */
    TRAINED,
    /** Nothing changes it. */
    FROZEN,
    /** The forward pass of training changes it: running mean and variance. */
    TRACKED
  }

  public Parameter {
    shape = List.copyOf(shape);
    strides = List.copyOf(strides);
    if (shape.size() != strides.size()) {
      throw new IllegalArgumentException(name + ": " + shape + " with strides " + strides);
    }
  }

  /** Number of elements. */
  public int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  public boolean trained() {
    return role == Role.TRAINED;
  }

  /**
   * The offset in the flattened vector of the element that is {@code index}-th in row-major order.
   */
  public long place(int index) {
    long place = offset;
    int rest = index;
    for (int axis = shape.size() - 1; axis >= 0; axis--) {
      place += (long) (rest % shape.get(axis)) * strides.get(axis);
      rest /= shape.get(axis);
    }
    return place;
  }

  /** Its values out of a flattened vector, in row-major order. */
  public float[] read(float[] vector) {
    float[] values = new float[size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = vector[Math.toIntExact(place(i))];
    }
    return values;
  }
}
