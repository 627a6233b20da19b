package org.winnow.kernel.java;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/**
 * What JShell keeps of every snippet for as long as it lives, and gives up nowhere. It is reached
 * by reflection, and only where the process opens it ({@code --add-opens
 * jdk.jshell/jdk.jshell=ALL-UNNAMED}).
 */
final class ShellMemory {
  private static final String JSHELL = "jdk.jshell.";

  private final Set<Snippet> snippets;
  private final List<Snippet> byKey;
  private final Map<String, ?> wraps;
  private final Map<String, ?> tracked;
  private final NavigableMap<String, ?> compiled;
  private final Field outer = field(Snippet.class, "outer");
  private final Field wrap = field(Class.forName(JSHELL + "OuterWrap"), "w");
  private final Class<?> compound = Class.forName(JSHELL + "Wrap$CompoundWrap");
  private final Field parts = field(compound, "os");
  private final Constructor<?> ofParts = compound.getDeclaredConstructor(Object[].class);

  @SuppressWarnings("unchecked")
  private ShellMemory(JShell shell) throws ReflectiveOperationException {
    Object maps = value(shell, "maps");
    snippets = (Set<Snippet>) value(maps, "snippets");
    byKey = (List<Snippet>) value(maps, "keyIndexToSnippet");
    wraps = (Map<String, ?>) value(value(shell, "outerMap"), "classOuters");
    tracked = (Map<String, ?>) value(value(shell, "classTracker"), "map");
    Object files = value(value(shell, "taskFactory"), "fileManager");
    compiled = (NavigableMap<String, ?>) value(files, "classObjects");
    ofParts.setAccessible(true);
  }

  /** The memory of a JShell; empty where it cannot be reached. */
  static Optional<ShellMemory> of(JShell shell) {
    try {
      return Optional.of(new ShellMemory(shell));
    } catch (ReflectiveOperationException | RuntimeException closedOrOtherwise) {
      return Optional.empty();
    }
  }

  private static Field field(Class<?> type, String name) throws NoSuchFieldException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private static Object value(Object of, String name) throws ReflectiveOperationException {
    return field(of.getClass(), name).get(of);
  }

  /** Forgets a snippet that can never be valid again. */
  void forget(Snippet dead) {
    snippets.remove(dead);
    int key = dead.id().matches("\\d{1,9}") ? Integer.parseInt(dead.id()) : -1;
    // A name that was dropped may be declared again, for what uses it.
    if (key >= 0 && key < byKey.size() && byKey.get(key) == dead && !dead.kind().isPersistent()) {
      byKey.set(key, null);
    }
  }

  /** Forgets a class that no snippet is in any more, with those within it. */
  void forgetClass(String name) {
    Map<String, ?> gone = compiled.subMap(name, true, name + "$\uffff", true);
    tracked.keySet().removeAll(Set.copyOf(gone.keySet()));
    gone.clear();
    wraps.remove(name.substring(SnippetLoader.PACKAGE.length() + 1));
  }

  /**
   * Shortens the text of a compiled snippet's class by the imports of all that was declared before
   * it, which would grow with the square of the number of declarations. Its lines stay where they
   * are.
   */
  void shorten(Snippet valid) throws ReflectiveOperationException {
    Object text = outer.get(valid);
    Object whole = text == null ? null : wrap.get(text);
    if (compound.isInstance(whole)
        && parts.get(whole) instanceof Object[] all
        && all.length > 0
        && all[0] instanceof String head) {
      Object[] shorter = all.clone();
      // JShell does not count empty lines at the end.
      shorter[0] = head.replaceAll("[^\\n]+", " ");
      wrap.set(text, ofParts.newInstance((Object) shorter));
    }
  }
}
