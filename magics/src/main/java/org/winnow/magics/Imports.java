package org.winnow.magics;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.Loaded;
import org.winnow.datasets.sources.Sources;

/** Ways to say what is to be imported. */
public final class Imports {
  private Imports() {}

  /** By name, file or folder; read only where no repository is there yet. */
  public static Import of(String nameOrPath, LoadOptions options) {
    return new Import(
        options.name().orElse(nameOf(nameOrPath)), false, () -> Sources.load(nameOrPath, options));
  }

  /** The same import after a change to the loaded data, as planted mistakes; always read. */
  public static Import changed(Import plain, UnaryOperator<Dataset> change) {
    return new Import(
        plain.name(),
        true,
        () -> {
          Loaded loaded = plain.source().get();
          return new Loaded(change.apply(loaded.dataset()), loaded.notes());
        });
  }

  /** The same import with what is said of its source; read only where the plain one is. */
  public static Import told(Import plain, UnaryOperator<Dataset> told) {
    return new Import(plain.name(), plain.always(), changed(plain, told).source());
  }

  /** {@code flowers} for {@code data/flowers.csv.gz}. */
  static String nameOf(String nameOrPath) {
    Path file = Path.of(nameOrPath).normalize().toAbsolutePath().getFileName();
    String name = file == null ? nameOrPath : file.toString();
    String plain =
        name.replaceFirst("(?<=.)\\.(gz|zip)$", "").replaceFirst("(?<=.)\\.[A-Za-z0-9]{1,5}$", "");
    return plain.replaceAll("[^\\p{L}\\p{N}._-]", "_");
  }
}
