package org.winnow.kernel.java;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import jdk.jshell.VarSnippet;

/**
 * The notebook's variables: static fields of the classes that JShell makes, reached directly.
 *
 * <p>JShell compiles a variable's class anew when something it depends on changes, even by an
 * import; the new field is then empty. {@link #heal} copies the value over from the old one.
 */
final class Variables {
  private final JShell shell;
  private final SnippetLoader loader;
  private final Map<String, Field> fields = new HashMap<>();

  Variables(JShell shell, SnippetLoader loader) {
    this.shell = shell;
    this.loader = loader;
  }

  /** The field behind a variable of the notebook. */
  Optional<Field> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /**
   * Follows what an evaluation did to the variables.
   *
   * @return the names of variables whose values could not be kept, because their type is another
   */
  List<String> heal(List<SnippetEvent> events) {
    List<String> lost = new ArrayList<>();
    for (SnippetEvent event : events) {
      if (!(event.snippet() instanceof VarSnippet variable)) {
        continue;
      }
      if (event.status() == Snippet.Status.VALID) {
        if (!moved(variable, event.causeSnippet() != null)) {
          lost.add(variable.name());
        }
      } else if (event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
        forget(variable.name());
        lost.add(variable.name());
      } else if (event.status() == Snippet.Status.DROPPED && event.causeSnippet() == null) {
        forget(variable.name());
      }
    }
    return lost;
  }

  /** Makes a variable unknown and lets its value go. */
  private void forget(String name) {
    Field old = fields.remove(name);
    if (old != null) {
      clear(old);
    }
  }

  private boolean moved(VarSnippet variable, boolean byDependency) {
    Field now = find(variable);
    Field before = fields.put(variable.name(), now);
    if (before == null || before.equals(now)) {
      return true;
    }
    boolean kept = !byDependency;
    if (byDependency && before.getType() == now.getType()) {
      set(now, get(before));
      kept = true;
    }
    clear(before);
    return kept;
  }

  private Field find(VarSnippet variable) {
    SnippetWrapper wrapper = shell.sourceCodeAnalysis().wrapper(variable);
    try {
      Field field = loader.findClass(wrapper.fullClassName()).getDeclaredField(variable.name());
      field.setAccessible(true);
      return field;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("JShell keeps " + variable.name() + " elsewhere", e);
    }
  }

  static Object get(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " was made accessible", e);
    }
  }

  static void set(Field field, Object value) {
    try {
      field.set(null, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " was made accessible", e);
    }
  }

  private static void clear(Field field) {
    if (!field.getType().isPrimitive() && !Modifier.isFinal(field.getModifiers())) {
      set(field, null);
    }
  }
}
