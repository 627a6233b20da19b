package org.winnow.datasets.sources;

import java.util.List;
import org.winnow.datasets.Dataset;

/**
 * A data set as it came in, and what a person should know about how.
 *
 * @param notes whole sentences about guesses and about what was left out, possibly none
 */
public record Loaded(Dataset dataset, List<String> notes) {
  public Loaded {
    notes = List.copyOf(notes);
  }
}
