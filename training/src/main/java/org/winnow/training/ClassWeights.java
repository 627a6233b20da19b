package org.winnow.training;

import java.util.Map;
import java.util.TreeMap;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Schema;

/**
 * How much the examples of each class count in the loss.
 *
 * @param balanced whether each class counts as much as any other: n / (classes · examples of it)
 * @param byName class name → weight, above 0; classes not named weigh 1
 */
public record ClassWeights(boolean balanced, Map<String, Double> byName) {
  public static final ClassWeights NONE = new ClassWeights(false, Map.of());
  public static final ClassWeights BALANCED = new ClassWeights(true, Map.of());

  public ClassWeights {
    byName = java.util.Collections.unmodifiableMap(new TreeMap<>(byName));
    byName.forEach(
        (name, weight) -> {
          if (!(weight > 0 && Double.isFinite(weight))) {
            throw new InputException(
                "the weight of class '" + name + "' must be above 0, got " + weight);
          }
        });
  }

  public boolean isNone() {
    return !balanced && byName.isEmpty();
  }

  /**
   * A weight for each class of a data set.
   *
   * @param labels class indices of the examples trained on
   * @throws InputException where a class is named that the data set has not
   */
  float[] of(Dataset data, int[] labels) {
    Schema schema = data.schema();
    float[] weights = new float[schema.classes().size()];
    java.util.Arrays.fill(weights, 1);
    byName.forEach((name, w) -> weights[schema.requireClass(name)] = w.floatValue());
    if (balanced) {
      int[] counts = new int[weights.length];
      for (int label : labels) {
        counts[label]++;
      }
      for (int c = 0; c < weights.length; c++) {
        weights[c] = (float) ((double) labels.length / weights.length / Math.max(1, counts[c]));
      }
    }
    return weights;
  }
}
