package org.winnow.datasets.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.winnow.datasets.InputException;
import org.winnow.datasets.NearestName;

/** Says what a mistyped name or path may have meant. */
final class NotThere {
  private static final int MOST_SIBLINGS = 1000;

  private NotThere() {}

  static InputException explain(String typed, Path path, List<String> known) {
    Path folder = path.toAbsolutePath().normalize().getParent();
    String prefix = path.getParent() == null ? "" : path.getParent() + "/";
    Optional<String> nearest =
        NearestName.of(typed, known)
            .or(
                () ->
                    NearestName.of(String.valueOf(path.getFileName()), siblings(folder))
                        .map(sibling -> prefix + sibling));
    boolean noFolder = folder != null && !Files.isDirectory(folder);
    return new InputException(
        "there is no data set, file or folder '"
            + typed
            + "'"
            + (noFolder ? " (there is no folder " + folder + " either)" : "")
            + "; known names: "
            + String.join(", ", known)
            + nearest.map(n -> "; did you mean '" + n + "'?").orElse(""));
  }

  private static List<String> siblings(Path folder) {
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.limit(MOST_SIBLINGS).map(f -> f.getFileName().toString()).toList();
    } catch (IOException e) {
      return List.of(); // no suggestion can be made from a folder that may not be listed
    }
  }
}
