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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.winnow.export.run.Kind;
import org.winnow.training.Scores;

/** The text of a network in C. */
final class CSource {
  private final Shipment shipment;
  private final Program program;
  private final String name;

  CSource(Shipment shipment, Program program) {
    this.shipment = shipment;
    this.program = program;
    this.name = Literals.identifier(shipment.name());
  }

  long arenaBytes() {
    return program.arena().bytes();
  }

  void writeTo(Source out) throws IOException {
    List<String> classes = shipment.model().classes();
    out.add(Source.filled("c/head.c", values()));
    out.list(
        "const char *const " + name + "_class_names[] = {",
        classes.stream().map(Literals::c),
        "};\n");
    out.list("static const float W[] = {", floats(program.constants()), "};\n");
    out.add("static float A[" + arenaBytes() / Float.BYTES + "];\n");
    if (program.arena().scratch() > 0) {
      out.add("#define SCRATCH (A + " + program.arena().floats() + ")\n");
    }
    for (String kernel : kernels()) {
      out.add("\n").add(Source.resource("c/" + kernel + ".c"));
    }
    steps(out);
    out.add(Source.filled("c/" + scores() + ".c", values()));
    Golden golden = shipment.golden();
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
    values.put("scores", "" + program.scoresAt());
    values.put("rows", "" + shipment.rows().length);
    return values;
  }

  private String scores() {
    return program.scores().name().toLowerCase(Locale.ROOT) + "_scores";
  }

  /** The pieces that it calls, each before those that call it. */
  private Set<String> kernels() {
    Set<String> kernels = new LinkedHashSet<>();
    kernels.add("larger");
    boolean sigmoid = program.scores() == Scores.SIGMOID;
    for (Instruction i : program.instructions()) {
      sigmoid |= i.kind() == Kind.LSTM || i.kind() == Kind.ACTIVATE && !i.kernel().equals("relu");
    }
    if (sigmoid) {
      kernels.add("sigmoid");
    }
    program.instructions().forEach(i -> kernels.add(i.kernel()));
    return kernels;
  }

  private void steps(Source out) throws IOException {
    List<String> calls = new ArrayList<>();
    out.add("\n");
    for (int i = 0; i < program.instructions().size(); i++) {
      Instruction step = program.instructions().get(i);
      String numbers = step.numbers().toString();
      out.add("static const int P" + i + "[] = {")
          .add(numbers.substring(1, numbers.length() - 1))
          .add("};\n");
      boolean counted =
          step.kind() == Kind.FEED || step.kind() == Kind.ADD || step.kind() == Kind.CONCAT;
      String count = counted ? ", " + step.numbers().size() : "";
      String input = step.kind() == Kind.FEED ? ", in" : "";
      String comment = Literals.comment(step.layer()) + ": " + Literals.comment(step.text());
      calls.add("  " + step.kernel() + "(P" + i + count + input + "); /* " + comment + " */\n");
    }
    out.add("\nstatic void compute(const float *in) {\n");
    for (String call : calls) {
      out.add(call);
    }
    out.add("}\n\n");
  }

  private static Stream<String> floats(float[] values) {
    return IntStream.range(0, values.length).mapToObj(i -> Literals.number(values[i]) + "f");
  }

  private static Stream<String> rows(float[][] rows) {
    return Arrays.stream(rows).flatMap(CSource::floats);
  }
}
