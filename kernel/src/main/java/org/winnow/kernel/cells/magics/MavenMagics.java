package org.winnow.kernel.cells.magics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.winnow.datasets.InputException;
import org.winnow.kernel.maven.Coordinates;
import org.winnow.kernel.maven.MavenPlaces;
import org.winnow.kernel.maven.MavenResolver;
import org.winnow.kernel.maven.PomFragments;
import org.winnow.kernel.maven.Repository;
import org.winnow.kernel.maven.ResolvedJar;

/**
 * {@code %maven}, {@code %mavenRepo} and {@code %loadFromPOM}. All that was asked for in a notebook
 * is resolved together each time, so that versions are chosen as for one project; but what is on
 * the class path already cannot be taken off it, and that is said.
 */
final class MavenMagics {
  private static final Set<String> USUAL_SCOPES = Set.of("compile", "runtime", "system", "import");

  private final ClassPath classPath;
  private final MavenResolver resolver;
  private final List<Coordinates> asked = new ArrayList<>();
  private final List<Repository> repositories = new ArrayList<>();
  private final Map<String, String> versions = new HashMap<>();
  private final Set<Coordinates> told = new HashSet<>();

  MavenMagics(ClassPath classPath, MavenPlaces places) {
    this.classPath = classPath;
    this.resolver = new MavenResolver(places);
  }

  List<Magic> all() {
    return List.of(
        new Magic(
            List.of("maven", "addMavenDependency", "addMavenDependencies", "dependency"),
            Magic.Form.LINE,
            "GROUP:ARTIFACT:VERSION…",
            "Put artifacts, and what they need, on the class path; your settings.xml is heeded.",
            Magic.PATHS,
            this::add),
        new Magic(
            List.of("mavenRepo", "addMavenRepo"),
            Magic.Form.LINE,
            "ID URL",
            "Look for artifacts in a further repository.",
            "",
            this::addRepository),
        new Magic(
            List.of("loadFromPOM", "pom"),
            Magic.Form.LINE_OR_CELL,
            "FILE [SCOPE…]",
            "Put what a POM depends on, on the class path; or what the XML below %%loadFromPOM says.",
            Magic.PATHS,
            this::loadFromPom));
  }

  private synchronized Object addRepository(MagicCall call) {
    List<String> arguments = call.arguments();
    if (arguments.size() != 2 || !arguments.get(1).contains(":")) {
      throw new InputException(
          "Expected an id and a URL: %mavenRepo company https://example.org/maven2");
    }
    repositories.removeIf(r -> r.id().equals(arguments.get(0)));
    repositories.add(new Repository(arguments.get(0), arguments.get(1)));
    return null;
  }

  private synchronized List<String> add(MagicCall call) throws Exception {
    if (call.arguments().isEmpty()) {
      throw new InputException("Which ones? %maven org.apache.commons:commons-csv:1.14.1");
    }
    List<Coordinates> together = new ArrayList<>();
    call.arguments().stream().map(Coordinates::parse).forEach(together::add);
    // Of two versions that were asked for in turn, the later is what the person wants now.
    asked.stream()
        .filter(old -> together.stream().noneMatch(c -> c.key().equals(old.key())))
        .forEach(together::add);
    List<Repository> further = List.copyOf(repositories);
    List<ResolvedJar> found = call.scope().interruptibly(() -> resolver.resolve(together, further));
    asked.clear();
    asked.addAll(together);
    return addNew(found, call);
  }

  /** The repositories are the POM's and the settings', not those of {@code %mavenRepo}. */
  private synchronized List<String> loadFromPom(MagicCall call) throws Exception {
    List<String> arguments = new ArrayList<>(call.arguments());
    if (call.body().isEmpty() && arguments.isEmpty()) {
      throw new InputException("Which file? %loadFromPOM pom.xml");
    }
    if (call.body().isEmpty()) {
      Path file = Path.of(arguments.remove(0));
      return load(file, arguments, call);
    }
    Path file = Files.createTempFile("notebook", ".pom");
    try {
      Files.writeString(file, PomFragments.toPom(call.body().get()));
      return load(file, arguments, call);
    } finally {
      Files.delete(file);
    }
  }

  private List<String> load(Path file, List<String> scopes, MagicCall call) throws Exception {
    Set<String> wanted = scopes.isEmpty() ? USUAL_SCOPES : Set.copyOf(scopes);
    return addNew(call.scope().interruptibly(() -> resolver.resolvePom(file, wanted)), call);
  }

  private List<String> addNew(List<ResolvedJar> found, MagicCall call) throws Exception {
    List<Path> fresh = new ArrayList<>();
    for (ResolvedJar jar : found) {
      if (isNew(jar.coordinates(), call)) {
        versions.put(jar.coordinates().key(), jar.coordinates().version());
        fresh.add(jar.file());
      }
    }
    return classPath.add(fresh, call.scope());
  }

  private boolean isNew(Coordinates wanted, MagicCall call) throws IOException {
    Optional<String> own = classPath.ownVersion(wanted);
    String there = own.orElse(versions.get(wanted.key()));
    if (there != null && !there.equals(wanted.version()) && told.add(wanted)) {
      call.scope()
          .print(
              "%s stays at %s, %s; %s is not added.%s\n"
                  .formatted(
                      wanted.key(),
                      there,
                      own.isPresent() ? "the kernel's own" : "as added before",
                      wanted.version(),
                      own.isPresent() ? "" : " Restart the kernel to change it."));
    }
    return there == null;
  }
}
