package org.winnow.datasets.sources;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.winnow.datasets.InputException;
import org.winnow.datasets.SourceNote;
import tech.tablesaw.api.Table;

/** The way in for data: by name, by path, from tables and arrays. */
public final class Sources {
  private static final String IN_MEMORY = "arrays";

  private Sources() {}

  /** The names of data sets that need no path. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(List.of(Digits.NAME, Penguins.NAME));
    NamedData.ALL.forEach(d -> names.add(d.name()));
    names.add(SpamMails.NAME);
    return names;
  }

  /**
   * Loads a data set by name, or from a file or folder, finding out what that is: {@code .csv},
   * {@code .tsv}, {@code .npy} and {@code .npz} files, IDX files, a folder of IDX or NPY files, or
   * a folder with one folder of pictures, or of TXT files, for each class.
   *
   * @throws InputException where nothing has that name, or what is there cannot be read as data
   */
  public static Loaded load(String nameOrPath, LoadOptions options) {
    if (nameOrPath.equals(Digits.NAME)) {
      return Digits.load(options);
    }
    if (nameOrPath.equals(Penguins.NAME)) {
      return Penguins.load(options);
    }
    if (nameOrPath.equals(SpamMails.NAME)) {
      return new SpamMails(SpamMails.PACKAGE, options, ClientCommands.OF_THIS_MACHINE).load();
    }
    for (NamedData named : NamedData.ALL) {
      if (nameOrPath.equals(named.name())) {
        return new NamedLoader(named, options, ClientCommands.OF_THIS_MACHINE).load();
      }
    }
    Path path = path(nameOrPath);
    if (Files.isDirectory(path)) {
      return folder(path, options);
    }
    if (!Files.exists(path)) {
      throw NotThere.explain(nameOrPath, path, names());
    }
    return file(path, options);
  }

  private static Path path(String text) {
    try {
      boolean home = text.equals("~") || text.startsWith("~/");
      return home ? Path.of(System.getProperty("user.home"), text.substring(1)) : Path.of(text);
    } catch (InvalidPathException e) {
      throw new InputException("'" + text + "' is neither a data set's name nor a path", e);
    }
  }

  private static Loaded folder(Path folder, LoadOptions options) {
    Path full = folder.toAbsolutePath().normalize();
    SourceNote note = SourceNote.named(String.valueOf(full.getFileName()));
    return ArrayFiles.folder(folder, options, note)
        .or(() -> TextFolder.load(folder, options))
        .orElseGet(() -> PictureFolder.load(folder, options));
  }

  private static Loaded file(Path file, LoadOptions options) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.matches(".*\\.(csv|tsv|txt)(\\.gz)?")) {
      return TableSource.load(file, options);
    }
    if (name.endsWith(".npz")) {
      return ArrayFiles.archive(file, options);
    }
    if (ArrayFiles.isNpy(name) || ArrayFiles.isIdx(name)) {
      return ArrayFiles.file(file, options);
    }
    throw new InputException(
        file
            + " is of no known kind; expected .csv, .tsv, .npy, .npz, IDX"
            + " (as train-images-idx3-ubyte.gz), or a folder with one folder of pictures or texts"
            + " a class");
  }

  /** Of a Tablesaw table as it is now, one example a row. */
  public static Loaded of(Table table, LoadOptions options) {
    return TableSource.of(table, options);
  }

  /**
   * Of arrays in memory, which are copied.
   *
   * @param x {@code [examples][values]}, finite
   * @param y a class name for each example, null or empty for none
   */
  public static Loaded of(float[][] x, String[] y, LoadOptions options) {
    return arrays(ArraySource.numbers(x), y.clone(), options);
  }

  /**
   * Of arrays in memory, which are copied.
   *
   * @param x {@code [examples][values]}, finite
   * @param y a class for each example, below 0 for none: an index into {@link LoadOptions#classes}
   *     where these are given, else a number that becomes the class's name
   */
  public static Loaded of(float[][] x, int[] y, LoadOptions options) {
    return arrays(ArraySource.numbers(x), names(y, options), options);
  }

  /** As {@link #of(float[][], String[], LoadOptions)}, of unsigned bytes. */
  public static Loaded of(byte[][] x, String[] y, LoadOptions options) {
    return arrays(ArraySource.numbers(x), y.clone(), options);
  }

  /** As {@link #of(float[][], int[], LoadOptions)}, of unsigned bytes. */
  public static Loaded of(byte[][] x, int[] y, LoadOptions options) {
    return arrays(ArraySource.numbers(x), names(y, options), options);
  }

  private static Loaded arrays(ArrayContent.Numbers x, String[] y, LoadOptions options) {
    ArraySource.Part part = new ArraySource.Part("the array", x, y, Optional.empty());
    return ArraySource.of(IN_MEMORY, SourceNote.named(IN_MEMORY), List.of(part), options);
  }

  private static String[] names(int[] y, LoadOptions options) {
    return ArrayFiles.named(
        Arrays.stream(y).mapToObj(c -> c < 0 ? null : Integer.toString(c)).toArray(String[]::new),
        options.classes());
  }
}
