package org.winnow.kernel.cells.magics;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.winnow.kernel.maven.Coordinates;

/** What is on the notebook's class path: what it shares with the kernel and what the user adds. */
final class ClassPath {
  private final List<Path> own;
  private final Set<Path> added = new LinkedHashSet<>();
  private final boolean installing;

  /**
   * A class path.
   *
   * @param own the entries that notebooks share with the kernel
   * @param installing whether extensions of JJava in what is added are installed
   */
  ClassPath(List<Path> own, boolean installing) {
    this.own = List.copyOf(own);
    this.installing = installing;
  }

  /** Adds entries that are not there yet, in order, and gives those. */
  synchronized List<String> add(List<Path> entries, MagicScope scope) throws Exception {
    List<String> fresh =
        entries.stream()
            .map(path -> path.toAbsolutePath().normalize())
            .filter(added::add)
            .map(Path::toString)
            .toList();
    if (!fresh.isEmpty()) {
      scope.java().addToClasspath(String.join(File.pathSeparator, fresh));
      if (installing && fresh.stream().anyMatch(ClassPath::hasExtension)) {
        scope.interruptibly(
            () -> {
              ClassLoader notebooks = Thread.currentThread().getContextClassLoader();
              scope.host().registered().extend(notebooks);
              return null;
            });
      }
    }
    return fresh;
  }

  /** Whether an entry extends JJava, as libraries do that show their values themselves. */
  private static boolean hasExtension(String entry) {
    String service = "META-INF/services/org.dflib.jjava.jupyter.Extension";
    if (!entry.endsWith(".jar")) {
      return Files.isRegularFile(Path.of(entry, service));
    }
    try (JarFile file = new JarFile(entry)) {
      return file.getEntry(service) != null;
    } catch (IOException e) {
      return false; // Whoever uses a class of it is told.
    }
  }

  /** The version in which the kernel itself has an artifact, whose classes come first. */
  Optional<String> ownVersion(Coordinates wanted) throws IOException {
    String tail = wanted.classifier().isEmpty() ? "" : "-" + wanted.classifier();
    Pattern name =
        Pattern.compile(
            Pattern.quote(wanted.artifact()) + "-(\\d.*?)" + Pattern.quote(tail) + "\\.jar");
    for (Path entry : own) {
      Matcher m = name.matcher(String.valueOf(entry.getFileName()));
      if (m.matches() && Files.isRegularFile(entry) && isOf(entry, wanted)) {
        return Optional.of(m.group(1));
      }
    }
    return Optional.empty();
  }

  /** Whether a jar of the right name is the group's: those that Maven made say so. */
  private static boolean isOf(Path jar, Coordinates wanted) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      String ours = "META-INF/maven/" + wanted.group() + "/" + wanted.artifact() + "/";
      return file.getEntry(ours + "pom.properties") != null
          || file.stream().noneMatch(e -> e.getName().endsWith("/pom.properties"));
    }
  }
}
