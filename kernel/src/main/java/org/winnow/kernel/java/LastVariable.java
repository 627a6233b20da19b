package org.winnow.kernel.java;

import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The hidden variables through which code reaches the last value: one for each type of it that code
 * has used, declared then. A single one, declared anew for each type, would in time make what was
 * compiled with it unusable.
 */
final class LastVariable {
  /** The name of the failure of a cell that uses {@code _} too early. */
  private static final String TOO_EARLY = "NoLastValue";

  private final LastValue last;
  private final Variables variables;
  private final VariableBinding.Declaration declaration;
  private final Map<String, String> names = new HashMap<>();

  /**
   * The variables.
   *
   * @param declaration runs a declaration, on whichever thread
   */
  LastVariable(LastValue last, Variables variables, VariableBinding.Declaration declaration) {
    this.last = last;
    this.variables = variables;
    this.declaration = declaration;
  }

  /** Code as it can be compiled, and the variable that it then names made ready for it. */
  String read(String code, CellPlace place) throws CellFailure {
    Underscore found = Underscore.in(code);
    if (found.isEmpty()) {
      return code;
    }
    if (last.value() == null) {
      throw FailureReport.at(
          place.after(found.before()),
          TOO_EARLY,
          "There is no last value yet: _ is what the last cell showed, and none has shown one.");
    }
    return found.as(ready());
  }

  /** The name of a variable that holds the value, as the type that says most of it. */
  String ready() {
    Object value = last.value();
    for (String type : last.types()) {
      String name = names.get(type);
      if (name == null) {
        name = declared(type);
      }
      if (holds(name, value)) {
        return name;
      }
    }
    throw new IllegalStateException("not even an Object: " + value.getClass());
  }

  /** A variable of a type; it is not there if code cannot name the type. */
  private String declared(String type) {
    String name = Underscore.name(names.size());
    try {
      declaration.run(type + " " + name + ";");
      names.values().remove(name);
      names.put(type, name);
    } catch (CellFailure unknownType) {
      // Another one is tried.
    }
    return name;
  }

  /** The value changed: what uses a variable has the new one if it can; nothing keeps the old. */
  void follow() {
    for (String name : names.values()) {
      if (!holds(name, last.value())) {
        variables.field(name).ifPresent(Variables::clear);
      }
    }
  }

  private boolean holds(String name, Object value) {
    Optional<Field> field = variables.field(name).filter(f -> boxed(f.getType()).isInstance(value));
    field.ifPresent(f -> Variables.set(f, value));
    return field.isPresent();
  }

  private static Class<?> boxed(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }
}
