package org.winnow.kernel.java;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.Diag;
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
  private static final String LOST = " is another class now";

  private final JShell shell;
  private final SnippetLoader loader;
  private final Map<String, Field> fields = new HashMap<>();
  private final Map<String, Field> aside = new HashMap<>();

  Variables(JShell shell, SnippetLoader loader) {
    this.shell = shell;
    this.loader = loader;
  }

  /** The field behind a variable of the notebook. */
  Optional<Field> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /**
   * A variable that is not what it was.
   *
   * @param reason why, as the rest of a sentence about it
   */
  record Loss(String name, String reason) {}

  /**
   * Follows what an evaluation did to the variables.
   *
   * @return the variables whose values could not be kept, and those that cannot be used for now
   */
  List<Loss> heal(List<SnippetEvent> events) {
    List<Loss> lost = new ArrayList<>();
    for (SnippetEvent event : events) {
      if (!(event.snippet() instanceof VarSnippet variable)) {
        continue;
      }
      if (event.status() == Snippet.Status.VALID) {
        if (!moved(variable, event.causeSnippet() != null)) {
          lost.add(new Loss(variable.name(), "lost the value: " + variable.typeName() + LOST));
        }
      } else if (event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
        setAside(variable.name());
        lost.add(new Loss(variable.name(), "become unusable for now: " + trouble(variable)));
      } else if (event.status() == Snippet.Status.DROPPED && event.causeSnippet() == null) {
        forget(variable.name());
      }
    }
    // What is not declared by a person is not theirs to lose.
    lost.removeIf(loss -> Underscore.isHidden(loss.name()));
    return lost;
  }

  private String trouble(VarSnippet variable) {
    return shell
        .diagnostics(variable)
        .filter(Diag::isError)
        .findFirst()
        .map(problem -> problem.getMessage(Locale.ENGLISH).lines().findFirst().orElse(""))
        .or(() -> shell.unresolvedDependencies(variable).findFirst().map(d -> d + " is gone"))
        .orElse("its type is not clear any more");
  }

  /** Makes a variable unknown and lets its value go. */
  private void forget(String name) {
    aside.remove(name);
    Field old = fields.remove(name);
    if (old != null) {
      clear(old);
    }
  }

  /** Makes a variable unknown, and keeps its value for when its type is clear again. */
  private void setAside(String name) {
    Field old = fields.remove(name);
    if (old != null) {
      aside.put(name, old);
    }
  }

  private boolean moved(VarSnippet variable, boolean byDependency) {
    Field now = find(variable);
    Field kept = aside.remove(variable.name());
    Field known = fields.put(variable.name(), now);
    Field before = known == null ? kept : known;
    if (before == null || before.equals(now)) {
      return true;
    }
    boolean same = before.getType() == now.getType();
    if (byDependency && same) {
      set(now, get(before));
    }
    clear(before);
    return !byDependency || same;
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

  static void clear(Field field) {
    if (!field.getType().isPrimitive() && !Modifier.isFinal(field.getModifiers())) {
      set(field, null);
    }
  }
}
