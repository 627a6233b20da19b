package org.winnow.export;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.winnow.export.run.Kind8;
import org.winnow.training.Scores;

/** A network in C in 8-bit numbers. */
record CInt8(Shipment shipment, Int8Program program) implements CBody {
  @Override
  public long arenaBytes() {
    return program.network(classes()).workingBytes() + (long) Float.BYTES * classes();
  }

  private int classes() {
    return shipment.model().classes().size();
  }

  @Override
  public List<Instruction> instructions() {
    return program.instructions();
  }

  @Override
  public String kernel(Instruction instruction) {
    return switch (instruction.kind()) {
      case Kind8.FEED -> "feed8";
      case Kind8.DENSE -> "dense8";
      case Kind8.SCORES -> "scores8";
      case Kind8.CONVOLUTION -> "convolution8";
      case Kind8.DEPTHWISE -> "depthwise8";
      case Kind8.POOL -> "pool8";
      case Kind8.GLOBAL_POOL -> "global_pool8";
      case Kind8.TABLE -> "table8";
      case Kind8.ADD -> "add8";
      case Kind8.CONCAT -> "concat8";
      case Kind8.COPY -> "copy8";
      case Kind8.AFFINE -> "affine8";
      default -> throw new IllegalStateException("no text for " + instruction);
    };
  }

  @Override
  public List<String> needs(Instruction instruction) {
    return switch (instruction.kind()) {
      case Kind8.DENSE -> List.of("rounded8", "clamped8", "settled8", "sum8");
      case Kind8.SCORES -> List.of("sum8");
      case Kind8.CONVOLUTION, Kind8.DEPTHWISE ->
          List.of("rounded8", "clamped8", "settled8", "seen8");
      case Kind8.POOL, Kind8.GLOBAL_POOL -> List.of("clamped8", "mean8");
      case Kind8.ADD, Kind8.AFFINE -> List.of("rounded8", "clamped8");
      default -> List.of();
    };
  }

  @Override
  public boolean counted(Instruction instruction) {
    int kind = instruction.kind();
    return kind == Kind8.FEED || kind == Kind8.ADD || kind == Kind8.CONCAT;
  }

  @Override
  public void data(Source out) throws IOException {
    byte[] weights = program.weights();
    out.add("#include <stdint.h>\n\n");
    out.list(
        "static const signed char Q[] = {",
        IntStream.range(0, weights.length).mapToObj(i -> "" + weights[i]),
        "};\n");
    out.list(
        "static const int32_t T[] = {",
        Arrays.stream(program.table()).mapToObj(String::valueOf),
        "};\n");
    out.list("static const float F[] = {", CBody.floats(program.floats()), "};\n");
    out.add("static signed char A[" + program.arena() + "];\n");
    out.add("static int32_t SUMS[" + classes() + "];\n");
    out.add("static float SCORES[" + classes() + "];\n");
  }

  @Override
  public void end(Source out) throws IOException {
    out.add("static void compute(const float *in) {\n  int c;\n  whole_numbers(in);\n");
    out.add("  for (c = 0; c < " + classes() + "; c++) {\n");
    out.add("    SCORES[c] = (float)SUMS[c] * " + Literals.number(program.scale()) + "f;\n");
    out.add("  }\n}\n\n");
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
