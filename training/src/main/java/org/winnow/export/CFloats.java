package org.winnow.export;

import java.io.IOException;
import java.util.List;
import org.winnow.export.run.Kind;
import org.winnow.training.Scores;

/** A network in C in floats. */
record CFloats(Shipment shipment, Program program) implements CBody {
  @Override
  public long arenaBytes() {
    return program.arena().bytes();
  }

  @Override
  public List<Instruction> instructions() {
    return program.instructions();
  }

  @Override
  public String kernel(Instruction instruction) {
    return instruction.kernel();
  }

  @Override
  public List<String> needs(Instruction instruction) {
    boolean curve = instruction.kind() == Kind.ACTIVATE && !instruction.kernel().equals("relu");
    return curve || instruction.kind() == Kind.LSTM ? List.of("sigmoid") : List.of();
  }

  @Override
  public boolean counted(Instruction instruction) {
    int kind = instruction.kind();
    return kind == Kind.FEED || kind == Kind.ADD || kind == Kind.CONCAT;
  }

  @Override
  public void data(Source out) throws IOException {
    out.list("static const float W[] = {", CBody.floats(program.constants()), "};\n");
    out.add("static float A[" + arenaBytes() / Float.BYTES + "];\n");
    out.add("#define SCORES (A + " + program.scoresAt() + ")\n");
    if (program.arena().scratch() > 0) {
      out.add("#define SCRATCH (A + " + program.arena().floats() + ")\n");
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
