package org.winnow.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.winnow.datasets.InputException;

/**
 * The numbers of a network, array by array, in the order and the shapes of {@link
 * Skeleton#parameters()}; each array in row-major order.
 *
 * <p>The arrays are not copied and must not be changed once they are here.
 */
public final class Weights {
  private final Map<String, float[]> arrays;

  /**
   * @param arrays {@code layer/array} → values, in the skeleton's order
   */
  public Weights(Map<String, float[]> arrays) {
    this.arrays = new LinkedHashMap<>(arrays);
  }

  /**
   * Where a training begins: the weights of the published network that the skeleton uses, and
   * {@linkplain #initial drawn} ones for all other layers.
   *
   * @throws InputException where the published weights are not here
   */
  static Weights first(Skeleton skeleton, long seed) {
    Weights drawn = initial(skeleton, seed);
    return skeleton.inherited().map(i -> i.over(drawn)).orElse(drawn);
  }

  /** Drawn weights: the same for a skeleton and a seed whatever the engine. */
  public static Weights initial(Skeleton skeleton, long seed) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    SplittableRandom seeds = new SplittableRandom(seed);
    for (ParameterSpec p : skeleton.parameters()) {
      SplittableRandom random = seeds.split();
      float[] values = new float[Math.toIntExact(p.size())];
      double limit = p.start().limit();
      for (int i = 0; i < values.length; i++) {
        values[i] =
            limit == 0 ? p.start().constant() : (float) (limit * (2 * random.nextDouble() - 1));
      }
      java.util.Arrays.fill(values, p.start().onesFrom(), p.start().onesTo(), 1);
      arrays.put(p.name(), values);
    }
    return new Weights(arrays);
  }

  /** Names of all arrays, in order. */
  public List<String> names() {
    return List.copyOf(arrays.keySet());
  }

  /** The values of an array; not to be changed. */
  public float[] values(String name) {
    float[] values = arrays.get(name);
    if (values == null) {
      throw new IllegalArgumentException("no weights named " + name + ", but " + names());
    }
    return values;
  }

  /**
   * These weights.
   *
   * @throws InputException naming an array that holds a NaN or an infinity
   */
  Weights requireFinite() {
    firstNotFinite()
        .ifPresent(
            name -> {
              throw new InputException("the weights " + name + " are not all finite");
            });
    return this;
  }

  /** The first array that holds a NaN or an infinity, or empty. */
  public java.util.Optional<String> firstNotFinite() {
    for (Map.Entry<String, float[]> e : arrays.entrySet()) {
      for (float v : e.getValue()) {
        if (!Float.isFinite(v)) {
          return java.util.Optional.of(e.getKey());
        }
      }
    }
    return java.util.Optional.empty();
  }
}
