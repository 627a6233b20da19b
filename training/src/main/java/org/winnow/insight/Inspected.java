package org.winnow.insight;

import java.util.List;
import org.winnow.datasets.Split;

/**
 * Examples to be inspected, in the order of their data set. Position i is the i-th example; the
 * arrays are not copied and not to be changed.
 *
 * @param inputs {@code [n][width]}, finite: what is compared
 * @param labels class indices, −1 for none
 * @param classes class names, by class index
 */
public record Inspected(
    List<String> ids, float[][] inputs, int[] labels, Split[] splits, List<String> classes) {
  public Inspected {
    CheckedInput.sameLength("inputs", inputs.length, ids.size());
    CheckedInput.sameLength("a label or −1", labels.length, ids.size());
    CheckedInput.sameLength("a split", splits.length, ids.size());
    CheckedInput.vectors(inputs);
  }

  int size() {
    return ids.size();
  }

  /** The label's name; a question mark for none. */
  String label(int i) {
    return labels[i] < 0 ? "?" : classes.get(labels[i]);
  }

  /**
   * The inputs about their mean, with their typical length there as one more value: then directions
   * tell apart what differs in length alone, too.
   */
  float[][] lifted() {
    int width = size() == 0 ? 0 : inputs[0].length;
    double[] mean = new double[width];
    for (float[] input : inputs) {
      for (int d = 0; d < width; d++) {
        mean[d] += input[d] / (double) size();
      }
    }
    float[][] lifted = new float[size()][width + 1];
    double[] lengths = new double[size()];
    for (int i = 0; i < lifted.length; i++) {
      for (int d = 0; d < width; d++) {
        lifted[i][d] = (float) (inputs[i][d] - mean[d]);
      }
      lengths[i] = Math.sqrt(Distinct.square(lifted[i]));
    }
    double typical = Surroundings.quantile(lengths, .5);
    for (float[] row : lifted) {
      row[width] = typical > 0 ? (float) typical : 1;
    }
    return lifted;
  }
}
