package org.winnow.datasets.sources;

import java.util.List;
import org.winnow.datasets.InputException;
import org.winnow.datasets.NearestName;

/** The way in for data: by name, by path, from tables and arrays. */
public final class Sources {
  private static final List<String> NAMES = List.of(Digits.NAME);

  private Sources() {}

  /** The names of data sets that need no path. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * Loads a data set by name, or from a file or folder, finding out what that is.
   *
   * @throws InputException where nothing has that name, or what is there cannot be read as data
   */
  public static Loaded load(String nameOrPath, LoadOptions options) {
    if (nameOrPath.equals(Digits.NAME)) {
      return Digits.load(options);
    }
    throw new InputException(
        "there is no data set, file or folder '"
            + nameOrPath
            + "'; known names: "
            + String.join(", ", NAMES)
            + NearestName.of(nameOrPath, NAMES).map(n -> "; did you mean '" + n + "'?").orElse(""));
  }
}
