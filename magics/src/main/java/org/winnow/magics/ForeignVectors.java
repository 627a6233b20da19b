package org.winnow.magics;

import java.nio.file.Path;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.sources.NumberTable;

/** Vectors of a data set's examples from a file that another tool has written. */
final class ForeignVectors {
  private final NumberTable table;
  private final MatchedRows matched;
  private final Dataset data;

  /**
   * @throws InputException where the file holds no vectors of these examples
   */
  ForeignVectors(Path file, Dataset data) {
    this.table = NumberTable.read(file, java.util.List.of());
    this.matched = MatchedRows.of(table, data);
    this.data = data;
  }

  int width() {
    return table.width();
  }

  /**
   * Those of some rows.
   *
   * @param other what else there is of these rows, for the message
   * @throws InputException where one is not there or not finite
   */
  float[][] of(int[] rows, String other) {
    float[][] vectors = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      if (!matched.has(rows[i])) {
        throw new InputException(
            "%s has no row for the example %s, which %s has"
                .formatted(table.name(), data.ids().get(rows[i]), other));
      }
      vectors[i] = finite(matched.byRow()[rows[i]], rows[i]);
    }
    return vectors;
  }

  private float[] finite(float[] vector, int row) {
    for (float v : vector) {
      if (!Float.isFinite(v)) {
        throw new InputException(
            "%s: %s for the example %s; the values of embeddings are finite"
                .formatted(table.name(), v, data.ids().get(row)));
      }
    }
    return vector;
  }
}
