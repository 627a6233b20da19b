package org.winnow.magics;

import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Split;
import org.winnow.packages.GoldenChoice;
import org.winnow.packages.GoldenRows;
import org.winnow.packages.Measured;
import org.winnow.packages.PackageCard;
import org.winnow.packages.PackageFacts;
import org.winnow.packages.PackageFile;
import org.winnow.packages.PackageStore;
import org.winnow.training.Model;

/** Makes packages of a session's models, and knows those that are installed. */
public final class Packages {
  private final Session session;
  private final PackageStore store;
  private final Map<String, String> byHash = new HashMap<>();

  Packages(Session session, PackageStore store) {
    this.session = session;
    this.store = store;
  }

  /** Packages that are installed, and the repositories that they come from. */
  public PackageStore store() {
    return store;
  }

  /**
   * What goes into a package beside the model.
   *
   * @param goldenRows how many examples at most
   * @param measuredOn splits on which the model is measured
   */
  public record Contents(int goldenRows, Set<Split> measuredOn) {
    public Contents {
      measuredOn = new TreeSet<>(measuredOn);
    }

    /** The usual number of golden rows, and the accuracy on the validation split. */
    public static Contents usual() {
      return new Contents(GoldenRows.STANDARD, Set.of(Split.VALIDATION));
    }
  }

  /**
   * Opens a package by its file, or by the name under which it is installed.
   *
   * @param reference {@code digits.winnowpkg}, {@code org.acme:digits@1.2.0}, {@code
   *     org.acme:digits}
   * @throws org.winnow.datasets.InputException where there is neither, or the file is no package
   */
  public PackageFile open(String reference) {
    // A name has a colon, which no path on Windows may have behind its drive.
    return met(
        reference.contains(":") && !new File(reference).exists()
            ? store.open(reference)
            : PackageFile.open(Command.path(reference)));
  }

  /** A package was opened, made or installed: its network goes by its name from now on. */
  public PackageFile met(PackageFile file) {
    byHash.put(file.model().hash(), file.manifest().coordinates().toString());
    return file;
  }

  /** The package that a network of this hash is known from in this session. */
  Optional<String> of(String modelHash) {
    return Optional.ofNullable(byHash.get(modelHash));
  }

  /** Packs a model with golden rows from the data that is open. */
  public PackageFile pack(Model model, PackageCard card) {
    return pack(model, card, Contents.usual());
  }

  /**
   * Packs a model with golden rows from the data that is open, measured on it.
   *
   * @throws org.winnow.datasets.InputException where no data is open, or it does not fit the model
   */
  public PackageFile pack(Model model, PackageCard card, Contents contents) {
    Dataset data = session.data();
    GoldenChoice rows = GoldenChoice.of(data, model.preparation(), contents.goldenRows());
    List<Measured> metrics = new ArrayList<>();
    for (Split split : contents.measuredOn()) {
      if (data.labelledRows(split).length > 0) {
        metrics.add(Measured.of(data, split, session.evaluate(model, split)));
      }
    }
    return met(
        PackageFile.of(
            model, card, PackageFacts.of(data, metrics), GoldenRows.of(model, data, rows)));
  }
}
