package org.winnow.packages;

import java.util.ArrayList;
import java.util.List;
import org.winnow.datasets.InputException;

/**
 * How much a new version must say: other classes or another signature are a new major version,
 * another preparation of inputs a new minor one, other weights a patch.
 */
public final class VersionRule {
  private VersionRule() {}

  /** How much has changed. */
  public enum Step {
    PATCH,
    MINOR,
    MAJOR
  }

  /**
   * What a version changes against the one before it.
   *
   * @param needed the least step that says so
   * @param why in a few words each
   */
  public record Comparison(PackageCoordinates before, Step needed, List<String> why) {
    public Comparison {
      why = List.copyOf(why);
    }

    /**
     * Refuses a version that says too little.
     *
     * @throws InputException with the least version that says enough
     */
    void require(PackageCoordinates next) {
      PackageVersion least = least(before.version(), needed);
      if (next.version().compareTo(least) < 0 && !isPreReleaseOf(next.version(), least)) {
        throw new InputException(
            next
                + " says too little: against "
                + before
                + " it has "
                + String.join(" and ", why)
                + "; publish it as "
                + least
                + " or later (--force publishes it all the same)");
      }
    }
  }

  private static boolean isPreReleaseOf(PackageVersion version, PackageVersion release) {
    return version.major() == release.major()
        && version.minor() == release.minor()
        && version.patch() == release.patch();
  }

  /** The lowest version after another that says a step; below 1.0.0, a minor one says anything. */
  static PackageVersion least(PackageVersion before, Step step) {
    boolean unstable = before.major() == 0;
    return switch (step) {
      case MAJOR ->
          unstable
              ? new PackageVersion(0, before.minor() + 1, 0)
              : new PackageVersion(before.major() + 1, 0, 0);
      case MINOR -> new PackageVersion(before.major(), before.minor() + 1, 0);
      case PATCH -> new PackageVersion(before.major(), before.minor(), before.patch() + 1);
    };
  }

  static Comparison compare(PackageManifest before, PackageManifest after) {
    List<String> why = new ArrayList<>();
    Step needed = Step.PATCH;
    if (!before.classes().equals(after.classes())) {
      why.add("other classes");
      needed = Step.MAJOR;
    }
    if (!before.signature().equals(after.signature())) {
      why.add("another signature");
      needed = Step.MAJOR;
    }
    if (!before.preparation().equals(after.preparation())) {
      why.add("another preparation of inputs");
      needed = needed == Step.MAJOR ? needed : Step.MINOR;
    }
    if (why.isEmpty()) {
      why.add("other weights or words about it");
    }
    return new Comparison(before.coordinates(), needed, why);
  }
}
