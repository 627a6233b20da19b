package org.winnow.kernel.guest;

import java.util.HashMap;
import java.util.Map;
import javax.lang.model.SourceVersion;
import org.winnow.datasets.InputException;

/**
 * The notebook's variables, reached by running code. Some kernels null them when a later import or
 * definition has their class compiled anew; those that a command bound get their value back as soon
 * as a command asks for them.
 */
final class GuestVariables {
  private final GuestKernel kernel;
  private final Map<String, Class<?>> bound = new HashMap<>();

  GuestVariables(GuestKernel kernel) {
    this.kernel = kernel;
  }

  synchronized void bind(String name, Class<?> type, Object value) {
    if (!SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name)) {
      throw new InputException("'" + name + "' is no name for a Java variable; choose another.");
    }
    Class<?> before = bound.get(name);
    if (before != null && before != type) {
      throw refused(name, type);
    }
    boolean there = before != null || exists(name);
    Object kept = Shelf.get(name);
    Shelf.put(name, value);
    try {
      kernel.eval((there ? "" : type.getCanonicalName() + " ") + assignment(name, type));
      bound.put(name, type);
    } catch (Exception e) {
      Shelf.put(name, kept);
      throw refused(name, type);
    }
  }

  private static String assignment(String name, Class<?> type) {
    return "%s = (%s) %s.get(\"%s\");"
        .formatted(name, type.getCanonicalName(), Shelf.class.getCanonicalName(), name);
  }

  private static InputException refused(String name, Class<?> type) {
    return new InputException(
        "The variable '%s' has another type, so it cannot hold a %s.\nName another one: --as NAME"
            .formatted(name, type.getSimpleName()));
  }

  private boolean exists(String name) {
    try {
      kernel.eval(name);
      return true;
    } catch (Exception undefined) {
      return false;
    }
  }

  synchronized Object variable(String name) {
    Object now;
    try {
      now = SourceVersion.isIdentifier(name) ? kernel.eval(name) : null;
    } catch (Exception undefined) {
      return null;
    }
    Class<?> type = bound.get(name);
    if (now != null || type == null || Shelf.get(name) == null) {
      return now;
    }
    try {
      kernel.eval(assignment(name, type));
    } catch (Exception declaredAnew) {
      bound.remove(name);
      return null;
    }
    return Shelf.get(name);
  }
}
