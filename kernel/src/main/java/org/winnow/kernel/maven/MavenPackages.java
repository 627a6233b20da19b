package org.winnow.kernel.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.deployment.DeployRequest;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResult;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.transfer.MetadataNotFoundException;
import org.winnow.datasets.InputException;
import org.winnow.packages.PackageCoordinates;
import org.winnow.packages.PackageFile;
import org.winnow.packages.PackageName;
import org.winnow.packages.PackageTransport;
import org.winnow.packages.PackageVersion;
import org.winnow.packages.ScratchFolder;

/**
 * Packages over Maven's resolver, under the person's settings as {@code %maven} is. A package is
 * one file: no POM is read, so none can name a repository or anything else that would be fetched.
 */
public final class MavenPackages implements PackageTransport {
  private static final String FILE = PackageFile.EXTENSION;

  /** A server that sends nothing for so long is taken to be down. */
  private static final int STALLED_MILLIS = 60_000;

  private final MavenPlaces places;

  public MavenPackages(MavenPlaces places) {
    this.places = places;
  }

  /** Maven's resolver while it does one thing. */
  private record Work(RepositorySystem system, CloseableSession session, MavenSettings settings) {
    List<RemoteRepository> from(List<String> places) {
      return system.newResolutionRepositories(
          session,
          places.isEmpty()
              ? MavenResolver.remote(settings, List.of())
              : places.stream().map(one -> PlaceReader.toRead(one, settings)).toList());
    }

    RemoteRepository to(String place) {
      return system.newDeploymentRepository(session, PlaceReader.toWrite(place, settings));
    }

    Optional<Path> fetch(PackageCoordinates id, List<RemoteRepository> from)
        throws RepositoryException {
      try {
        ArtifactRequest request = new ArtifactRequest(artifact(id, FILE), from, null);
        return Optional.of(system.resolveArtifact(session, request).getArtifact().getPath());
      } catch (ArtifactResolutionException e) {
        if (MavenTrouble.allSayNotThere(e)) {
          return Optional.empty();
        }
        throw e;
      }
    }

    List<PackageVersion> versions(PackageName name, List<RemoteRepository> from)
        throws RepositoryException {
      Artifact all = new DefaultArtifact(name.group(), name.artifact(), FILE, "[0,)");
      VersionRangeResult found =
          system.resolveVersionRange(session, new VersionRangeRequest(all, from, null));
      for (Exception e : found.getExceptions()) {
        boolean tells = found.getVersions().isEmpty() && !(e instanceof MetadataNotFoundException);
        if (tells && e instanceof RepositoryException told) {
          throw told;
        }
      }
      return found.getVersions().stream()
          .flatMap(version -> PackageVersion.ifAny(version.toString()).stream())
          .sorted()
          .toList();
    }
  }

  /** What is asked of Maven's resolver. */
  private interface Asked<T> {
    T of(Work work) throws RepositoryException;
  }

  @Override
  public Optional<Path> fetch(PackageCoordinates id, List<String> from, Path folder) {
    return with(folder, work -> work.fetch(id, work.from(from)));
  }

  @Override
  public List<PackageVersion> versions(PackageName name, List<String> from) {
    return inScratch(work -> work.versions(name, work.from(from)));
  }

  @Override
  public Target target(String to) {
    return new Place(to);
  }

  private final class Place implements Target {
    private final String to;

    Place(String to) {
      this.to = to;
    }

    @Override
    public List<PackageVersion> versions(PackageName name) {
      return inScratch(work -> work.versions(name, List.of(work.to(to))));
    }

    @Override
    public Optional<Path> fetch(PackageCoordinates id, Path folder) {
      return with(folder, work -> work.fetch(id, List.of(work.to(to))));
    }

    @Override
    public void publish(PackageCoordinates id, Publication files) {
      inScratch(
          work ->
              work.system()
                  .deploy(
                      work.session(),
                      new DeployRequest()
                          .setRepository(work.to(to))
                          .addArtifact(artifact(id, FILE).setPath(files.file()))
                          .addArtifact(artifact(id, "pom").setPath(files.pom()))));
    }
  }

  private static Artifact artifact(PackageCoordinates id, String extension) {
    return new DefaultArtifact(
        id.name().group(), id.name().artifact(), extension, id.version().toString());
  }

  private <T> T inScratch(Asked<T> asked) {
    try (ScratchFolder scratch = ScratchFolder.make()) {
      return with(scratch.path(), asked);
    } catch (IOException e) {
      throw new InputException("no folder for what is underway can be made: " + e, e);
    }
  }

  /**
   * @param folder in place of the local repository: what is fetched is kept nowhere else
   */
  private <T> T with(Path folder, Asked<T> asked) {
    MavenSettings settings = new MavenSettings(places);
    try (RepositorySystem system = new RepositorySystemSupplier().get();
        CloseableSession session =
            MavenResolver.session(system, settings)
                .withLocalRepositoryBaseDirectories(folder)
                .setChecksumPolicy(RepositoryPolicy.CHECKSUM_POLICY_FAIL)
                .setUpdatePolicy(RepositoryPolicy.UPDATE_POLICY_ALWAYS)
                .setConfigProperty("aether.transport.http.requestTimeout", STALLED_MILLIS)
                .setConfigProperty("aether.offline.protocols", "file")
                .setTransferListener(new TransferLimit())
                .build()) {
      return asked.of(new Work(system, session, settings));
    } catch (RepositoryException e) {
      throw MavenTrouble.ofPackage(e, settings.offline());
    }
  }
}
