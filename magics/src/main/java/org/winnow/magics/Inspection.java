package org.winnow.magics;

import java.util.stream.IntStream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Split;
import org.winnow.insight.DataFindings;
import org.winnow.insight.Inspected;

/** Hands a data set's inputs over to be inspected. */
final class Inspection {
  private Inspection() {}

  /** Takes four times the memory of the inputs while it works. */
  static DataFindings of(Dataset data) {
    int n = data.size();
    int[] rows = IntStream.range(0, n).toArray();
    float[][] inputs = new float[n][data.features().width()];
    Split[] splits = new Split[n];
    for (int i = 0; i < n; i++) {
      data.fillInputs(rows, i, i + 1, inputs[i]);
      splits[i] = data.splits().of(i);
    }
    return DataFindings.of(
        new Inspected(
            IntStream.range(0, n).mapToObj(data.ids()::get).toList(),
            inputs,
            IntStream.range(0, n).map(i -> labelOf(data, i)).toArray(),
            splits,
            data.schema().classes()));
  }

  private static int labelOf(Dataset data, int row) {
    return data.labels().isLabelled(row) ? data.labels().classOf(row) : -1;
  }
}
