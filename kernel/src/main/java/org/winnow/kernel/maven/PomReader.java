package org.winnow.kernel.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.io.DefaultModelReader;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.winnow.datasets.InputException;

/** Gives Maven's resolver a POM that is in no repository, and the parents that lie beside it. */
final class PomReader implements WorkspaceReader {
  private final WorkspaceRepository repository = new WorkspaceRepository("notebook");
  private final Map<String, File> poms = new HashMap<>();
  private final Artifact artifact;

  /**
   * Reads a POM.
   *
   * @throws InputException if it cannot be read
   */
  PomReader(Path file) {
    artifact = add(file, read(file));
  }

  /** What the POM describes. */
  Artifact artifact() {
    return artifact;
  }

  private Artifact add(Path file, Model model) {
    Parent parent = model.getParent();
    Artifact described =
        new DefaultArtifact(
            first(model.getGroupId(), parent == null ? null : parent.getGroupId()),
            first(model.getArtifactId(), null),
            "pom",
            first(model.getVersion(), parent == null ? null : parent.getVersion()));
    poms.put(key(described), file.toFile());
    if (parent != null && parent.getRelativePath() != null && !parent.getRelativePath().isEmpty()) {
      Path beside = file.toAbsolutePath().resolveSibling(parent.getRelativePath()).normalize();
      Path above = Files.isDirectory(beside) ? beside.resolve("pom.xml") : beside;
      if (Files.isRegularFile(above)) {
        add(above, read(above));
      }
    }
    return described;
  }

  private static String first(String own, String inherited) {
    return own != null ? own : inherited != null ? inherited : "notebook";
  }

  private static Model read(Path file) {
    try {
      return new DefaultModelReader().read(file.toFile(), Map.of());
    } catch (IOException e) {
      throw new InputException("'" + file + "' cannot be read as a POM: " + e.getMessage(), e);
    }
  }

  private static String key(Artifact a) {
    return a.getGroupId() + ":" + a.getArtifactId() + ":" + a.getVersion();
  }

  @Override
  public WorkspaceRepository getRepository() {
    return repository;
  }

  @Override
  public File findArtifact(Artifact wanted) {
    return wanted.getExtension().equals("pom") ? poms.get(key(wanted)) : null;
  }

  @Override
  public List<String> findVersions(Artifact wanted) {
    return List.of();
  }
}
