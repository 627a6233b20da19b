package org.winnow.export;

import java.io.IOException;
import java.util.List;
import org.winnow.export.run.Kind;
import org.winnow.training.Scores;

/** A network in JavaScript in floats. */
record JsFloats(Shipment shipment, Program program) implements JsBody {
  @Override
  public List<Instruction> instructions() {
    return program.instructions();
  }

  @Override
  public String kernel(Instruction instruction) {
    return instruction.kernel();
  }

  @Override
  public List<String> needs(Instruction step) {
    return switch (step.kind()) {
      case Kind.DENSE, Kind.CONVOLUTION -> List.of("add_times");
      case Kind.LSTM -> List.of("add_times", "sigmoid");
      case Kind.POOL, Kind.DEPTHWISE -> List.of("under");
      case Kind.ACTIVATE -> step.kernel().equals("relu") ? List.of() : List.of("sigmoid");
      default -> List.of();
    };
  }

  @Override
  public void data(Source out) throws IOException {
    int classes = shipment.model().classes().size();
    int scores = program.scoresAt();
    out.add("const W = " + JsBody.floats(program.constants()) + ";\n");
    out.add("const A = new Float32Array(" + program.arena().bytes() / Float.BYTES + ");\n");
    out.add("const SCORES = A.subarray(" + scores + ", " + (scores + classes) + ");\n");
    if (program.arena().scratch() > 0) {
      out.add("const SCRATCH = " + program.arena().floats() + ";\n");
    }
  }

  @Override
  public Scores scores() {
    return program.scores();
  }

  @Override
  public Golden golden() {
    return shipment.golden();
  }
}
