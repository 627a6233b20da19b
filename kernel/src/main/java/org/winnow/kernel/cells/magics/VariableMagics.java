package org.winnow.kernel.cells.magics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.kernel.cells.ValueLine;

/** {@code %who} and {@code %whos}: what the notebook has declared. */
final class VariableMagics {
  private VariableMagics() {}

  static List<Magic> all() {
    return List.of(
        new Magic(
            List.of("who"),
            Magic.Form.LINE,
            "[TYPE…]",
            "List the notebook's variables, perhaps of some types only.",
            "",
            VariableMagics::who),
        new Magic(
            List.of("whos"),
            Magic.Form.LINE,
            "[TYPE…]",
            "List the notebook's variables with their types and values.",
            "",
            VariableMagics::whos));
  }

  private static Map<String, String> variables(MagicCall call) throws Exception {
    Map<String, String> chosen = new LinkedHashMap<>(call.scope().java().variableTypes());
    List<String> types = call.arguments();
    chosen
        .values()
        .removeIf(type -> !types.isEmpty() && types.stream().noneMatch(type::startsWith));
    return chosen;
  }

  private static Object who(MagicCall call) throws Exception {
    Map<String, String> variables = variables(call);
    call.scope()
        .print(
            variables.isEmpty() ? "No variables\n" : String.join("  ", variables.keySet()) + "\n");
    return null;
  }

  private static Object whos(MagicCall call) throws Exception {
    List<List<String>> rows = new ArrayList<>(List.of(List.of("Variable", "Type", "Value")));
    Map<String, String> variables = variables(call);
    for (Map.Entry<String, String> one : variables.entrySet()) {
      Object value = call.scope().java().variable(one.getKey());
      String shown = call.scope().interruptibly(() -> ValueLine.of(value));
      rows.add(List.of(one.getKey(), one.getValue(), shown));
    }
    call.scope().print(variables.isEmpty() ? "No variables\n" : table(rows));
    return null;
  }

  private static String table(List<List<String>> rows) {
    int[] widths = new int[2];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        table.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      table.append(row.get(2)).append('\n');
    }
    return table.toString();
  }
}
