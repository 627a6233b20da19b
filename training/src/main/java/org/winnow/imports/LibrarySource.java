package org.winnow.imports;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.winnow.datasets.InputException;

/** Where libraries come from that are too large to be everyone's; kernels provide one. */
public interface LibrarySource {
  /**
   * The jar of an artifact, fetched where it is not there yet, without what it depends on.
   *
   * @param coordinates as {@code group:artifact:version}
   * @throws InputException where it cannot be had, saying why
   */
  Path fetch(String coordinates);

  /**
   * The jar of an artifact: from this process's class path, else from the first source there is.
   *
   * @throws InputException where it cannot be had
   */
  static Path jar(String coordinates) {
    String[] parts = coordinates.split(":");
    String name = parts[1] + "-" + parts[2] + ".jar";
    for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
      if (Path.of(entry).endsWith(name)) {
        return Path.of(entry);
      }
    }
    List<LibrarySource> sources =
        ServiceLoader.load(LibrarySource.class, LibrarySource.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    if (sources.isEmpty()) {
      throw new InputException(
          name + " is not on the class path, and nothing here fetches libraries");
    }
    return sources.get(0).fetch(coordinates);
  }
}
