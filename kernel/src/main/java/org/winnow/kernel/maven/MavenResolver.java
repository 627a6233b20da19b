package org.winnow.kernel.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.RepositorySystemSession.SessionBuilder;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.DependencyResult;
import org.eclipse.aether.resolution.ResolutionErrorPolicy;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.util.repository.SimpleResolutionErrorPolicy;
import org.winnow.datasets.InputException;

/**
 * Finds artifacts and all that they need, as Maven would for a project that names them: one version
 * of each, the nearest one. What is not in the local repository is downloaded into it.
 */
public final class MavenResolver {
  private final MavenPlaces places;

  public MavenResolver(MavenPlaces places) {
    this.places = places;
  }

  /**
   * Resolves artifacts together.
   *
   * @param asked all of them are direct dependencies; of two versions of one the first counts
   * @param further repositories besides the settings' and Central
   * @return the jars to be put on a class path, the asked ones first
   * @throws InputException if one cannot be had; the message says which and why
   */
  public List<ResolvedJar> resolve(List<Coordinates> asked, List<Repository> further) {
    MavenSettings settings = new MavenSettings(places);
    try (RepositorySystem system = new RepositorySystemSupplier().get();
        CloseableSession session = session(system, settings).build()) {
      List<RemoteRepository> remote =
          system.newResolutionRepositories(session, remote(settings, further));
      CollectRequest collect = new CollectRequest().setRepositories(remote);
      asked.forEach(one -> collect.addDependency(new Dependency(artifact(one), "runtime")));
      return jars(system, session, collect);
    } catch (RepositoryException e) {
      throw MavenTrouble.of(e, settings.offline());
    }
  }

  /**
   * Resolves what a POM depends on, its parents, imports and managed versions heeded.
   *
   * @param scopes the scopes of the dependencies to take
   * @return the jars to be put on a class path
   * @throws InputException if the POM cannot be read or an artifact cannot be had
   */
  public List<ResolvedJar> resolvePom(Path file, Set<String> scopes) {
    MavenSettings settings = new MavenSettings(places);
    PomReader pom = new PomReader(file);
    try (RepositorySystem system = new RepositorySystemSupplier().get();
        CloseableSession session = session(system, settings).setWorkspaceReader(pom).build()) {
      List<RemoteRepository> known =
          system.newResolutionRepositories(session, remote(settings, List.of()));
      ArtifactDescriptorResult described =
          system.readArtifactDescriptor(
              session, new ArtifactDescriptorRequest(pom.artifact(), known, ""));
      List<Repository> own =
          described.getRepositories().stream()
              .map(r -> new Repository(r.getId(), r.getUrl()))
              .toList();
      CollectRequest collect =
          new CollectRequest()
              .setRepositories(system.newResolutionRepositories(session, remote(settings, own)))
              .setManagedDependencies(described.getManagedDependencies());
      described.getDependencies().stream()
          .filter(d -> scopes.contains(d.getScope().isEmpty() ? "compile" : d.getScope()))
          .forEach(d -> collect.addDependency(d.setScope("compile")));
      return jars(system, session, collect);
    } catch (RepositoryException e) {
      throw MavenTrouble.of(e, settings.offline());
    }
  }

  /**
   * Fetches artifacts without what they need.
   *
   * @throws InputException if one cannot be had; the message says which and why
   */
  List<ResolvedJar> fetch(List<Coordinates> asked) {
    MavenSettings settings = new MavenSettings(places);
    try (RepositorySystem system = new RepositorySystemSupplier().get();
        CloseableSession session = session(system, settings).build()) {
      List<RemoteRepository> remote =
          system.newResolutionRepositories(session, remote(settings, List.of()));
      List<ArtifactRequest> requests =
          asked.stream().map(one -> new ArtifactRequest(artifact(one), remote, null)).toList();
      return system.resolveArtifacts(session, requests).stream()
          .map(r -> new ResolvedJar(coordinates(r.getArtifact()), r.getArtifact().getPath()))
          .toList();
    } catch (RepositoryException e) {
      throw MavenTrouble.of(e, settings.offline());
    }
  }

  private static List<ResolvedJar> jars(
      RepositorySystem system, CloseableSession session, CollectRequest collect)
      throws DependencyResolutionException {
    DependencyResult found =
        system.resolveDependencies(session, new DependencyRequest(collect, null));
    return found.getArtifactResults().stream()
        .map(r -> r.getArtifact())
        .filter(a -> a.getExtension().equals("jar"))
        .map(a -> new ResolvedJar(coordinates(a), a.getPath()))
        .toList();
  }

  static SessionBuilder session(RepositorySystem system, MavenSettings settings) {
    SessionBuilder builder = new SessionBuilderSupplier(system).get();
    builder
        .withLocalRepositoryBaseDirectories(settings.localRepository())
        .setSystemProperties(properties())
        // What failed a minute ago may be there now: a person who asks again means it.
        .setResolutionErrorPolicy(
            new SimpleResolutionErrorPolicy(ResolutionErrorPolicy.CACHE_DISABLED));
    settings.applyTo(builder);
    return builder;
  }

  static List<RemoteRepository> remote(MavenSettings settings, List<Repository> further) {
    Map<String, Repository> all = new LinkedHashMap<>();
    List<Repository> inOrder = new ArrayList<>(settings.repositories());
    inOrder.addAll(further);
    inOrder.addAll(Repository.byDefault());
    inOrder.forEach(r -> all.putIfAbsent(r.id(), r));
    return all.values().stream()
        .map(r -> new RemoteRepository.Builder(r.id(), "default", r.url()).build())
        .toList();
  }

  private static Artifact artifact(Coordinates c) {
    return new DefaultArtifact(c.group(), c.artifact(), c.classifier(), c.extension(), c.version());
  }

  private static Coordinates coordinates(Artifact a) {
    return new Coordinates(
        a.getGroupId(), a.getArtifactId(), a.getExtension(), a.getClassifier(), a.getVersion());
  }

  /** Java's properties, and the environment as Maven names it. */
  static Properties properties() {
    Properties all = new Properties();
    System.getenv().forEach((name, value) -> all.setProperty("env." + name, value));
    System.getProperties().stringPropertyNames().stream()
        .forEach(name -> all.setProperty(name, System.getProperty(name, "")));
    return all;
  }
}
