package org.winnow.kernel.java;

import java.lang.reflect.Field;
import javax.lang.model.SourceVersion;
import org.winnow.datasets.InputException;

/** Gives values that commands made to the notebook's variables, declaring those that are new. */
final class VariableBinding {
  private final Variables variables;
  private final Declaration declaration;

  /** Runs a declaration as Java code. */
  interface Declaration {
    void run(String code) throws CellFailure;
  }

  VariableBinding(Variables variables, Declaration declaration) {
    this.variables = variables;
    this.declaration = declaration;
  }

  /** See {@link JavaSession#bind}. */
  void bind(String name, Class<?> type, Object value) {
    Field field =
        variables
            .field(name)
            .orElseGet(
                () -> {
                  declare(name, type);
                  return variables.field(name).orElseThrow();
                });
    if (field.getType() != type) {
      throw new InputException(
          "The variable '%s' is a %s, so it cannot hold a %s.\nName another one: --as NAME"
              .formatted(name, field.getType().getSimpleName(), type.getSimpleName()));
    }
    Variables.set(field, value);
  }

  private void declare(String name, Class<?> type) {
    if (!SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name)) {
      throw new InputException("'" + name + "' is no name for a Java variable; choose another.");
    }
    String code = type.getCanonicalName() + " " + name + ";";
    try {
      declaration.run(code);
    } catch (CellFailure e) {
      throw new IllegalStateException("cannot declare " + code + ": " + e.getMessage(), e);
    }
  }

  /** See {@link JavaSession#assign}. */
  void assign(String target, String natural, Object value) throws CellFailure {
    int blank = target.strip().lastIndexOf(' ');
    String name = target.strip().substring(blank + 1);
    String type = target.strip().substring(0, Math.max(0, blank)).strip();
    if (!type.isEmpty() || variables.field(name).isEmpty()) {
      declaration.run((type.isEmpty() || type.equals("var") ? natural : type) + " " + name + ";");
    }
    Field field = variables.field(name).orElseThrow();
    if (!field.getType().isInstance(value)) {
      throw new InputException("'%s' cannot hold a %s.".formatted(target.strip(), natural));
    }
    Variables.set(field, value);
  }
}
