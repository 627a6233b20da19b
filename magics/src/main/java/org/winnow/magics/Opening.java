package org.winnow.magics;

import java.nio.file.Path;
import java.util.Optional;
import org.winnow.datasets.repository.ImportWatcher;

/**
 * How a data set's label repository is opened.
 *
 * @param folder where it lies; empty: {@code NAME.winnow} in the working folder
 * @param fresh whether to start over from the source, moving an earlier repository aside
 * @param watcher is told how far the making of a new repository is, and may end it by throwing
 */
public record Opening(Optional<Path> folder, boolean fresh, ImportWatcher watcher) {
  /** In the working folder, going on from what is there. */
  public static Opening standard() {
    return new Opening(Optional.empty(), false, ImportWatcher.silent());
  }
}
