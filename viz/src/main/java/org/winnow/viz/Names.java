package org.winnow.viz;

import java.util.List;
import org.winnow.datasets.Dataset;

/**
 * Class names around one example.
 *
 * @param label the name of its present label
 */
record Names(List<String> classes, String label) {
  static Names of(Dataset data, int row) {
    return new Names(data.schema().classes(), data.label(row));
  }

  String of(int classIndex) {
    return classes.get(classIndex);
  }
}
