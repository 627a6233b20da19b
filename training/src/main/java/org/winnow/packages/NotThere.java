package org.winnow.packages;

import java.util.List;
import java.util.stream.Collectors;
import org.winnow.datasets.InputException;
import org.winnow.datasets.NearestName;

/**
 * Says what there is in place of a package that is not there.
 *
 * @param known names that a mistyped one may stand for
 */
record NotThere(PackageTransport transport, List<PackageName> known) {
  private static final int SHOWN = 8;

  /** No place has this version. */
  InputException of(PackageCoordinates wanted, List<String> from) {
    List<PackageVersion> others = transport.versions(wanted.name(), from);
    if (others.isEmpty()) {
      return of(wanted.name(), others);
    }
    return new InputException(
        "there is no version " + wanted.version() + " of " + wanted.name() + "; " + there(others));
  }

  /** No place has a release of this name. */
  InputException of(PackageName wanted, List<PackageVersion> preReleases) {
    if (!preReleases.isEmpty()) {
      return new InputException(
          wanted + " has no release; " + there(preReleases) + ": name one of them");
    }
    return new InputException(
        "there is no package "
            + wanted
            + nearest(wanted)
            + "\n%package install … --from PLACE looks into a folder, a URL, or a repository that"
            + " settings.xml names");
  }

  /** The lock has no line for it. */
  InputException notLocked(PackageName wanted) {
    return new InputException(
        wanted + " is not installed for this folder" + nearest(wanted) + " (%package list)");
  }

  private String nearest(PackageName wanted) {
    List<String> names = known.stream().map(PackageName::toString).toList();
    return NearestName.of(wanted.toString(), names)
        .map(n -> "; did you mean '" + n + "'?")
        .orElse("");
  }

  private static String there(List<PackageVersion> versions) {
    return "there are "
        + versions.stream()
            .skip(Math.max(0, versions.size() - SHOWN))
            .map(PackageVersion::toString)
            .collect(Collectors.joining(", "));
  }
}
