package org.winnow.packages;

import java.util.List;
import org.winnow.datasets.Dataset;

/**
 * What is known of a network beside itself.
 *
 * @param metrics how good it was found
 * @param origin what its data are
 */
public record PackageFacts(List<Measured> metrics, DataOrigin origin) {
  public PackageFacts {
    metrics = List.copyOf(metrics);
  }

  /** Measurements on a data set, whose source is that of the network's data. */
  public static PackageFacts of(Dataset data, List<Measured> metrics) {
    return new PackageFacts(metrics, DataOrigin.of(data.source()));
  }
}
