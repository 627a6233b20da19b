package org.winnow.kernel.java;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Says how cells can name the type of a value. */
final class TypeNames {
  /** Types that the compiler knows and nobody can write down. */
  private static final Pattern UNNAMEABLE = Pattern.compile("&|capture|anonymous|\\$Cell|^$");

  private static final Pattern OUTER =
      Pattern.compile(Pattern.quote(SnippetLoader.PREFIX) + "\\d+[A-Z]*\\.");

  private TypeNames() {}

  /** Whether a type that the compiler told can be written down. */
  static boolean isNameable(String type) {
    return !UNNAMEABLE.matcher(type).find();
  }

  /** A type without the classes that JShell puts around what cells declare. */
  static String inCells(String type) {
    return OUTER.matcher(type).replaceAll("");
  }

  /** A type without its arguments. */
  static String erased(String type) {
    int end = type.indexOf('<');
    return end < 0 ? type : type.substring(0, end);
  }

  /**
   * The public classes and interfaces that a value is an instance of, with wildcards for their
   * arguments: the preferred one first, then its class, then what has more methods before what has
   * fewer, {@code Object} last.
   *
   * @param preferred a type's full name; may be of none of them
   */
  static List<String> of(Object value, String preferred) {
    Set<Class<?>> all = new LinkedHashSet<>();
    addAbove(value.getClass(), all);
    List<Class<?>> open = new ArrayList<>(all.stream().filter(TypeNames::isOpen).toList());
    open.sort(
        Comparator.<Class<?>, Boolean>comparing(c -> !inCells(name(c)).equals(preferred))
            .thenComparing(c -> c != value.getClass())
            .thenComparing(c -> c == Object.class)
            .thenComparing(c -> -c.getMethods().length));
    return open.stream().map(TypeNames::withWildcards).toList();
  }

  private static void addAbove(Class<?> type, Set<Class<?>> all) {
    if (type != null && all.add(type)) {
      addAbove(type.getSuperclass(), all);
      for (Class<?> one : type.getInterfaces()) {
        addAbove(one, all);
      }
    }
  }

  private static boolean isOpen(Class<?> type) {
    if (type.isArray()) {
      return type.getComponentType().isPrimitive() || isOpen(type.getComponentType());
    }
    boolean open = type.getCanonicalName() != null;
    for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
      // JShell's own classes are public once they are loaded.
      open &= Modifier.isPublic(each.getModifiers());
    }
    return open && type.getModule().isExported(type.getPackageName());
  }

  private static String name(Class<?> type) {
    return String.valueOf(type.getCanonicalName());
  }

  private static String withWildcards(Class<?> type) {
    int arguments = type.getTypeParameters().length;
    String name = inCells(name(type));
    return arguments == 0
        ? name
        : name + "<" + String.join(",", Collections.nCopies(arguments, "?")) + ">";
  }
}
