package org.winnow.kernel.cells.magics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.winnow.datasets.InputException;
import org.winnow.datasets.NearestName;
import org.winnow.kernel.cells.ValueLine;
import org.winnow.kernel.java.CellFailure;
import org.winnow.kernel.java.CellPlace;
import org.winnow.kernel.java.JavaSession;
import org.winnow.kernel.wire.Json;

/**
 * {@code %%parameters}: a cell of Java declarations whose values whoever runs the notebook may set,
 * by the environment variable {@value #VARIABLE}; and {@code %parameters NAME = JSON}, which sets
 * one.
 */
final class ParameterMagics {
  static final String VARIABLE = "WINNOW_PARAMETERS";

  private static final Pattern DECLARED =
      Pattern.compile("(?m)^\\s*[\\p{L}_$][^=(){};/]*?([\\p{L}_$][\\p{L}\\p{N}_$]*)\\s*=[^=]");
  private static final Pattern ASSIGNED =
      Pattern.compile("\\s*([\\p{L}_$][\\p{L}\\p{N}_$]*)\\s*=\\s*(.+)", Pattern.DOTALL);

  private final Map<String, String> environment;

  ParameterMagics(Map<String, String> environment) {
    this.environment = environment;
  }

  List<Magic> all() {
    return List.of(
        new Magic(
            List.of("parameters"),
            Magic.Form.LINE_OR_CELL,
            "[NAME = JSON]",
            "Declare, below %%parameters, what a run of the notebook may set: in the environment\n"
                + "variable "
                + VARIABLE
                + ", as JSON or the path of a JSON file, or with papermill -p.",
            "",
            this::run));
  }

  private Object run(MagicCall call) throws Exception {
    if (call.body().isPresent()) {
      declare(call.body().get(), call.scope());
      return null;
    }
    Matcher m = ASSIGNED.matcher(call.rest());
    if (!m.matches()) {
      throw new InputException(
          "Expected NAME = JSON, as %parameters epochs = 3, or declarations below %%parameters.");
    }
    set(m.group(1), value(m.group(2).strip()), call.scope().java());
    return null;
  }

  private static Object value(String json) throws IOException {
    try {
      String object = "{\"value\":" + json + "}";
      return Json.readObject(object.getBytes(StandardCharsets.UTF_8)).get("value");
    } catch (IOException e) {
      throw new InputException("This is no JSON value: " + json, e);
    }
  }

  private void declare(String body, MagicScope scope) throws Exception {
    scope.run(body);
    List<String> declared = new ArrayList<>();
    DECLARED.matcher(body).results().forEach(found -> declared.add(found.group(1)));
    Map<String, Object> given = given();
    for (String name : given.keySet()) {
      if (!declared.contains(name)) {
        throw new InputException(
            VARIABLE
                + " sets '"
                + name
                + "', which is no parameter of this notebook"
                + NearestName.of(name, declared)
                    .map(near -> "; did you mean '" + near + "'?")
                    .orElse(": it has " + String.join(", ", declared)));
      }
    }
    for (Map.Entry<String, Object> one : given.entrySet()) {
      set(one.getKey(), one.getValue(), scope.java());
      scope.print(one.getKey() + " = " + ValueLine.of(one.getValue()) + "\n");
    }
  }

  private Map<String, Object> given() throws IOException {
    String text = environment.getOrDefault(VARIABLE, "").strip();
    if (text.isEmpty()) {
      return Map.of();
    }
    try {
      byte[] json =
          text.startsWith("{")
              ? text.getBytes(StandardCharsets.UTF_8)
              : Files.readAllBytes(Path.of(text));
      return new LinkedHashMap<>(Json.readObject(json));
    } catch (IOException e) {
      throw new InputException(
          VARIABLE + " is neither JSON, as {\"epochs\": 3}, nor the path of such a file: " + text,
          e);
    }
  }

  /** Sets a variable, as the type that it has; one that is not there is declared. */
  private static void set(String name, Object value, JavaSession java) throws Exception {
    String declared = java.variableTypes().get(name);
    String type = declared == null ? JavaLiteral.type(value) : declared;
    try {
      String code = name + " = " + JavaLiteral.of(value, type) + ";";
      java.eval(declared == null ? type + " " + code : code, new CellPlace(0, code, 0));
    } catch (CellFailure | InputException e) {
      throw new InputException(
          "The parameter %s is of type %s, and %s does not fit: %s"
              .formatted(name, type, ValueLine.of(value), e.getMessage()),
          e);
    }
  }
}
