package org.winnow.packages;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.datasets.Preparation;
import org.winnow.training.Model;
import org.winnow.training.Provenance;
import org.winnow.training.Recipe;

/**
 * Everything of a package but its numbers.
 *
 * @param card name, version, licence, description, foundations
 * @param signature what goes in and what comes out
 * @param classes class names, by class index
 * @param preparation how raw values become the network's inputs
 * @param metrics how good it was found; may be empty
 * @param origin where its data came from
 * @param training how it came to be
 * @param entries entry name → SHA-256 of its bytes, in the file's order
 */
public record PackageManifest(
    PackageCard card,
    CallSignature signature,
    List<String> classes,
    Preparation preparation,
    List<Measured> metrics,
    DataOrigin origin,
    Training training,
    Map<String, String> entries) {
  /**
   * How a network came to be.
   *
   * @param skeletonName the skeleton's name; its text is an entry of its own
   * @param modelHash {@link Model#hash()}
   * @param provenance without what only the machine of the training knows
   */
  public record Training(
      String skeletonName, String modelHash, Recipe recipe, Provenance provenance) {
    static Training of(Model model) {
      return new Training(
          model.skeleton().name(),
          model.hash(),
          model.recipe(),
          model.provenance().withoutMachine());
    }
  }

  public PackageManifest {
    classes = List.copyOf(classes);
    metrics = List.copyOf(metrics);
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /** Name and version. */
  public PackageCoordinates coordinates() {
    return card.coordinates();
  }

  /** Packages that it was built on. */
  public List<Foundation> foundations() {
    return card.foundations();
  }
}
