package org.winnow.magics;

import java.nio.file.Path;
import java.util.List;
import org.winnow.datasets.Dataset;

/**
 * What opening a data set came to.
 *
 * @param data as committed and pending
 * @param folder the label repository
 * @param created whether the repository was made just now
 * @param notes whole sentences a person should know
 */
public record Opened(Dataset data, Path folder, boolean created, List<String> notes) {
  public Opened {
    notes = List.copyOf(notes);
  }
}
