package org.winnow.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.winnow.export.run.Kind8;
import org.winnow.training.Scores;

/** A network in JavaScript in 8-bit numbers: the steps that the C file takes. */
record JsInt8(Shipment shipment, Int8Program program) implements JsBody {
  @Override
  public List<Instruction> instructions() {
    return program.instructions();
  }

  @Override
  public String kernel(Instruction instruction) {
    return new CInt8(shipment, program).kernel(instruction);
  }

  @Override
  public List<String> needs(Instruction instruction) {
    return instruction.kind() == Kind8.POOL
        ? List.of("clamped8", "mean8", "under")
        : new CInt8(shipment, program).needs(instruction);
  }

  private int classes() {
    return shipment.model().classes().size();
  }

  @Override
  public void data(Source out) throws IOException {
    ByteBuffer table = ByteBuffer.allocate(Integer.BYTES * program.table().length);
    table.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(program.table());
    out.add(Source.resource("js/whole8.js"));
    out.add("const Q = Int8Array.from(bytes('" + JsBody.base64(program.weights()) + "'));\n");
    out.add("const T = wholes('" + JsBody.base64(table.array()) + "');\n");
    out.add("const F = " + JsBody.floats(program.floats()) + ";\n");
    out.add("const A = new Int8Array(" + program.arena() + ");\n");
    out.add("const SUMS = new Int32Array(" + classes() + ");\n");
    out.add("const SCORES = new Float32Array(" + classes() + ");\n");
  }

  @Override
  public void end(Source out) throws IOException {
    String scale = Double.toString(program.scale());
    out.add("  SUMS.forEach((sum, c) => {\n");
    out.add("    SCORES[c] = Math.fround(sum) * " + scale + ";\n  });\n");
  }

  @Override
  public Scores scores() {
    return program.scores();
  }

  @Override
  public Golden golden() {
    return Golden.of(program, shipment.rows(), classes());
  }
}
