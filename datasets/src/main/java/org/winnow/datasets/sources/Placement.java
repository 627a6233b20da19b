package org.winnow.datasets.sources;

import java.util.HashMap;
import java.util.Map;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Features;
import org.winnow.datasets.Split;

/**
 * Gives every example that is added to a data set its split: that of an example that looks the same
 * to a network and is there already, or was placed before, else where its lot falls.
 */
public final class Placement {
  private final Dataset known;
  private final Splitter splitter;
  private final ExampleHash hash = new ExampleHash();
  private final Map<Fingerprint, Split> taken = new HashMap<>();

  Placement(Dataset known, Splitter splitter) {
    this.known = known;
    this.splitter = splitter;
    for (int row = 0; row < known.size(); row++) {
      taken.put(hash.ofFile(known.features().canonicalBytes(row)), known.splits().of(row));
    }
  }

  /**
   * @param print the fingerprint of the example's original
   * @param features its one row of raw features
   */
  public Split place(Fingerprint print, Features features) {
    Fingerprint look = hash.ofFile(features.canonicalBytes(0));
    int original = known.ids().find(print.hex());
    Split split =
        original >= 0
            ? known.splits().of(original)
            : taken.getOrDefault(look, splitter.ofNew(print));
    taken.putIfAbsent(look, split);
    return split;
  }
}
