package org.winnow.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.winnow.export.run.Kind;
import org.winnow.training.Model;
import org.winnow.training.Scores;

/** The text of a network in JavaScript. */
final class JsSource {
  private final Shipment shipment;
  private final Program program;

  JsSource(Shipment shipment, Program program) {
    this.shipment = shipment;
    this.program = program;
  }

  void writeTo(Source out) throws IOException {
    Model model = shipment.model();
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
            "scores",
            "" + program.scoresAt(),
            "rows",
            "" + shipment.rows().length);
    out.add(Source.filled("js/head.js", values));
    out.list("export const classNames = [", model.classes().stream().map(Literals::js), "];\n");
    out.add("const W = floats('" + base64(program.constants()) + "');\n");
    out.add("const A = new Float32Array(" + program.arena().bytes() / Float.BYTES + ");\n");
    if (program.arena().scratch() > 0) {
      out.add("const SCRATCH = " + program.arena().floats() + ";\n");
    }
    for (String kernel : kernels()) {
      out.add("\n").add(Source.resource("js/" + kernel + ".js"));
    }
    steps(out);
    Golden golden = shipment.golden();
    out.add("\nconst GOLDEN_INPUTS = floats('" + base64(joined(golden.inputs())) + "');\n");
    out.add("const GOLDEN_ANSWERS = floats('" + base64(joined(golden.probabilities())) + "');\n\n");
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

  private static String base64(float[] values) {
    for (float value : values) {
      Literals.number(value);
    }
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /** The pieces that it calls. */
  private Set<String> kernels() {
    Set<String> kernels = new LinkedHashSet<>();
    if (program.scores() == Scores.SIGMOID) {
      kernels.add("sigmoid");
    }
    for (Instruction step : program.instructions()) {
      kernels.addAll(needs(step));
      kernels.add(step.kernel());
    }
    kernels.add(program.scores().name().toLowerCase(Locale.ROOT) + "_scores");
    return kernels;
  }

  private static List<String> needs(Instruction step) {
    return switch (step.kind()) {
      case Kind.DENSE, Kind.CONVOLUTION -> List.of("add_times");
      case Kind.LSTM -> List.of("add_times", "sigmoid");
      case Kind.POOL, Kind.DEPTHWISE -> List.of("under");
      case Kind.ACTIVATE -> step.kernel().equals("relu") ? List.of() : List.of("sigmoid");
      default -> List.of();
    };
  }

  private void steps(Source out) throws IOException {
    out.add("\nfunction compute(features) {\n");
    for (Instruction step : program.instructions()) {
      String input = step.kind() == Kind.FEED ? ", features" : "";
      String comment = Literals.comment(step.layer()) + ": " + Literals.comment(step.text());
      out.add("  " + function(step.kernel()) + "(" + step.numbers() + input + "); // ");
      out.add(comment + "\n");
    }
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
