package org.winnow.export;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.winnow.datasets.TableEncoding;
import org.winnow.training.Model;
import org.winnow.training.Scores;

/** The text of a network in JavaScript. */
final class JsSource {
  private static final String ENCODED =
      "ArrayBuffer.isView(example) || Array.isArray(example) ? example : encode(example)";
  private static final String WRITTEN =
      "\n//\n// It may be given as it is written, too: an object with a value for each column, or a text.";

  private final Shipment shipment;
  private final JsBody body;

  JsSource(Shipment shipment) {
    this.shipment = shipment;
    this.body =
        shipment
            .sample()
            .<JsBody>map(s -> new JsInt8(shipment, Quantiser.of(shipment.model(), s)))
            .orElseGet(() -> new JsFloats(shipment, Program.of(shipment.model())));
  }

  void writeTo(Source out) throws IOException {
    Model model = shipment.model();
    Optional<TableEncoding> columns = model.preparation().encoding();
    Map<String, String> values =
        Map.of(
            "title",
            Literals.comment(shipment.name()),
            "name",
            Literals.identifier(shipment.name()),
            "inputs",
            "" + model.skeleton().inputShape().size(),
            "shape",
            model.skeleton().inputShape().toString(),
            "rows",
            "" + shipment.rows().length,
            "written",
            columns.isPresent() ? WRITTEN : "",
            "features",
            columns.isPresent() ? ENCODED : "example");
    out.add(Source.filled("js/head.js", values));
    out.list("export const classNames = [", model.classes().stream().map(Literals::js), "];\n");
    if (columns.isPresent()) {
      new JsColumns(columns.get()).writeTo(out);
    }
    body.data(out);
    for (String kernel : kernels()) {
      out.add("\n").add(Source.resource("js/" + kernel + ".js"));
    }
    steps(out);
    Golden golden = body.golden();
    out.add("\nconst GOLDEN_INPUTS = " + JsBody.floats(joined(golden.inputs())) + ";\n");
    out.add("const GOLDEN_ANSWERS = " + JsBody.floats(joined(golden.probabilities())) + ";\n\n");
    out.add(Source.filled("js/tail.js", values));
  }

  private static float[] joined(float[][] rows) {
    float[] all = new float[Arrays.stream(rows).mapToInt(row -> row.length).sum()];
    int at = 0;
    for (float[] row : rows) {
      System.arraycopy(row, 0, all, at, row.length);
      at += row.length;
    }
    return all;
  }

  /** The pieces that it calls. */
  private Set<String> kernels() {
    Set<String> kernels = new LinkedHashSet<>();
    if (body.scores() == Scores.SIGMOID) {
      kernels.add("sigmoid");
    }
    for (Instruction step : body.instructions()) {
      kernels.addAll(body.needs(step));
      kernels.add(body.kernel(step));
    }
    kernels.add(body.scores().name().toLowerCase(Locale.ROOT) + "_scores");
    return kernels;
  }

  private void steps(Source out) throws IOException {
    out.add("\nfunction compute(features) {\n");
    boolean first = true;
    for (Instruction step : body.instructions()) {
      String input = first ? ", features" : "";
      String comment = Literals.comment(step.layer()) + ": " + Literals.comment(step.text());
      out.add("  " + function(body.kernel(step)) + "(" + step.numbers() + input + "); // ");
      out.add(comment + "\n");
      first = false;
    }
    body.end(out);
    out.add("}\n");
  }

  /** As {@code globalPool} for {@code global_pool}. */
  private static String function(String kernel) {
    int line = kernel.indexOf('_');
    return line < 0
        ? kernel
        : kernel.substring(0, line)
            + Character.toUpperCase(kernel.charAt(line + 1))
            + kernel.substring(line + 2);
  }
}
