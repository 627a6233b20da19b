package org.winnow.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.InputException;

/** Sends a package to a repository, once what is there was looked at. */
record Publishing(PackageTransport.Target target) {
  Optional<VersionRule.Comparison> publish(Path path, boolean force) {
    PackageFile file = PackageFile.open(path);
    PackageCoordinates next = file.manifest().coordinates();
    List<PackageVersion> there = target.versions(next.name());
    if (there.contains(next.version())) {
      throw new InputException(
          next
              + " is there already, and what others may have locked is never replaced;"
              + " give it a new version");
    }
    Optional<VersionRule.Comparison> comparison =
        there.stream()
            .filter(version -> version.isRelease() && version.compareTo(next.version()) < 0)
            .max(Comparator.naturalOrder())
            .map(version -> new PackageCoordinates(next.name(), version))
            .map(before -> VersionRule.compare(manifest(before), file.manifest()));
    if (!force) {
      comparison.ifPresent(found -> found.require(next));
    }
    send(path, file.manifest());
    return comparison;
  }

  private PackageManifest manifest(PackageCoordinates before) {
    try (ScratchFolder scratch = ScratchFolder.make()) {
      return target
          .fetch(before, scratch.path())
          .map(PackageFile::open)
          .map(PackageFile::manifest)
          .orElseThrow(
              () ->
                  new InputException(
                      before + " is listed there, but its file is not; the place is damaged"));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void send(Path path, PackageManifest manifest) {
    try (ScratchFolder scratch = ScratchFolder.make()) {
      PackageCard card = manifest.card();
      Path pom =
          Files.writeString(
              scratch.path().resolve("package.pom"),
              PackagePom.of(manifest.coordinates(), card.licence(), card.description()));
      target.publish(manifest.coordinates(), new PackageTransport.Publication(path, pom));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static InputException failed(IOException e) {
    return new InputException("nothing was published: " + e, e);
  }
}
