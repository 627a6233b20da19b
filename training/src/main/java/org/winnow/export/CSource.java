package org.winnow.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.winnow.training.Scores;

/** The text of a network in C. */
final class CSource {
  private final Shipment shipment;
  private final CBody body;
  private final String name;

  CSource(Shipment shipment) {
    this.shipment = shipment;
    this.body =
        shipment
            .sample()
            .<CBody>map(s -> new CInt8(shipment, Quantiser.of(shipment.model(), s)))
            .orElseGet(() -> new CFloats(shipment, Program.of(shipment.model())));
    this.name = Literals.identifier(shipment.name());
  }

  long arenaBytes() {
    return body.arenaBytes();
  }

  void writeTo(Source out) throws IOException {
    List<String> classes = shipment.model().classes();
    out.add(Source.filled("c/head.c", values()));
    out.list(
        "const char *const " + name + "_class_names[] = {",
        classes.stream().map(Literals::c),
        "};\n");
    body.data(out);
    for (String kernel : kernels()) {
      out.add("\n").add(Source.resource("c/" + kernel + ".c"));
    }
    steps(out);
    String shares = Source.filled("c/" + scores() + ".c", values());
    out.add(Source.filled("c/scores.c", values()).replace("@shares@", shares));
    Golden golden = body.golden();
    out.add("\n#ifdef " + name.toUpperCase(Locale.ROOT) + "_MAIN\n");
    out.list("static const float golden_inputs[] = {", rows(golden.inputs()), "};");
    out.list("static const float golden_answers[] = {", rows(golden.probabilities()), "};\n");
    out.add(Source.filled("c/main.c", values())).add("#endif\n");
  }

  private Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("title", Literals.comment(shipment.name()));
    values.put("name", name);
    values.put("NAME", name.toUpperCase(Locale.ROOT));
    values.put("inputs", "" + shipment.model().skeleton().inputShape().size());
    values.put("shape", shipment.model().skeleton().inputShape().toString());
    values.put("classes", "" + shipment.model().classes().size());
    values.put("arena", "" + arenaBytes());
    values.put("rows", "" + shipment.rows().length);
    return values;
  }

  private String scores() {
    return body.scores().name().toLowerCase(Locale.ROOT) + "_scores";
  }

  /** The pieces that it calls, each before those that call it. */
  private Set<String> kernels() {
    Set<String> kernels = new LinkedHashSet<>();
    kernels.add("larger");
    if (body.scores() == Scores.SIGMOID) {
      kernels.add("sigmoid");
    }
    for (Instruction step : body.instructions()) {
      kernels.addAll(body.needs(step));
      kernels.add(body.kernel(step));
    }
    return kernels;
  }

  private void steps(Source out) throws IOException {
    List<String> calls = new ArrayList<>();
    out.add("\n");
    for (int i = 0; i < body.instructions().size(); i++) {
      Instruction step = body.instructions().get(i);
      String numbers = step.numbers().toString();
      out.add("static const int P" + i + "[] = {")
          .add(numbers.substring(1, numbers.length() - 1))
          .add("};\n");
      String count = body.counted(step) ? ", " + step.numbers().size() : "";
      String input = i == 0 ? ", in" : "";
      String comment = Literals.comment(step.layer()) + ": " + Literals.comment(step.text());
      calls.add("  " + body.kernel(step) + "(P" + i + count + input + "); /* " + comment + " */\n");
    }
    boolean floats = shipment.sample().isEmpty();
    out.add("\nstatic void " + (floats ? "compute" : "whole_numbers") + "(const float *in) {\n");
    for (String call : calls) {
      out.add(call);
    }
    out.add("}\n\n");
    body.end(out);
  }

  private static Stream<String> rows(float[][] rows) {
    return Arrays.stream(rows).flatMap(CBody::floats);
  }
}
