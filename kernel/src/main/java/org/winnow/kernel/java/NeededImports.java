package org.winnow.kernel.java;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * Chooses the imports that can mean anything to a piece: those of a name that occurs in it, and
 * those on demand from where such a name is. To look up all that every session begins with takes
 * the compiler longer than a small piece itself.
 */
final class NeededImports {
  private static final Pattern LINE =
      Pattern.compile("import (?<static>static )?(?<from>\\S+)\\.(?<name>[^.;]+);");

  private final StandardJavaFileManager files;
  private final ClassLoader loader;
  private final Map<String, Set<String>> types = new HashMap<>();
  private final Map<String, Set<String>> members = new HashMap<>();

  /**
   * A choice.
   *
   * @param files where the packages' classes are found
   * @param loader has the classes of static imports
   */
  NeededImports(StandardJavaFileManager files, ClassLoader loader) {
    this.files = files;
    this.loader = loader;
  }

  /** The lines to keep, in their order, all on one; what cannot be looked into is kept. */
  String among(Collection<String> lines, Set<String> words) {
    return lines.stream().filter(line -> matters(line, words)).collect(Collectors.joining());
  }

  private boolean matters(String line, Set<String> words) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return true;
    }
    if (!parts.group("name").equals("*")) {
      return words.contains(parts.group("name"));
    }
    String from = parts.group("from");
    Set<String> names =
        parts.group("static") == null
            ? types.computeIfAbsent(from, this::typesIn)
            : members.computeIfAbsent(from, this::membersOf);
    // Nothing is known of a type's own types, or of what came into a folder later.
    return names.isEmpty() || words.stream().anyMatch(names::contains);
  }

  /** Looks at a changed class path anew. */
  void classPathChanged() {
    types.clear();
    members.clear();
  }

  /** The simple names of a package's classes. */
  private Set<String> typesIn(String packageName) {
    Set<String> names = new HashSet<>();
    try {
      for (Module module : ModuleLayer.boot().modules()) {
        if (module.isExported(packageName)) {
          Location place =
              files.getLocationForModule(StandardLocation.SYSTEM_MODULES, module.getName());
          names.addAll(typesIn(place, packageName));
        }
      }
      names.addAll(typesIn(StandardLocation.CLASS_PATH, packageName));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  private Set<String> typesIn(Location place, String packageName) throws IOException {
    Set<String> names = new HashSet<>();
    for (JavaFileObject file : files.list(place, packageName, EnumSet.of(Kind.CLASS), false)) {
      String name = files.inferBinaryName(place, file);
      names.add(name.substring(name.lastIndexOf('.') + 1));
    }
    return names;
  }

  /** The names of all that a static import of a class can mean. */
  private Set<String> membersOf(String className) {
    try {
      Set<String> names = new HashSet<>();
      addMembers(Class.forName(className, false, loader), names);
      return names;
    } catch (ClassNotFoundException | LinkageError e) {
      return Set.of();
    }
  }

  private static void addMembers(Class<?> from, Set<String> names) {
    if (from != null) {
      Stream.of(from.getDeclaredMethods(), from.getDeclaredFields())
          .flatMap(Arrays::stream)
          .map(Member.class::cast)
          .filter(member -> Modifier.isStatic(member.getModifiers()))
          .forEach(member -> names.add(member.getName()));
      Arrays.stream(from.getDeclaredClasses()).forEach(type -> names.add(type.getSimpleName()));
      addMembers(from.getSuperclass(), names);
      Arrays.stream(from.getInterfaces()).forEach(above -> addMembers(above, names));
    }
  }
}
