package org.winnow.magics;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a data set's label repository is opened.
 *
 * @param folder where it lies; empty: {@code NAME.winnow} in the working folder
 * @param fresh whether to start over from the source, moving an earlier repository aside
 */
public record Opening(Optional<Path> folder, boolean fresh) {
  /** In the working folder, going on from what is there. */
  public static Opening standard() {
    return new Opening(Optional.empty(), false);
  }
}
