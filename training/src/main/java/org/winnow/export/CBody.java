package org.winnow.export;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.winnow.training.Scores;

/** What differs between a network in C in floats and one in 8-bit numbers. */
interface CBody {
  /** Bytes of its static memory. */
  long arenaBytes();

  List<Instruction> instructions();

  /** The name of an instruction's function, and of the file that has it. */
  String kernel(Instruction instruction);

  /** Files that have what an instruction's function calls, in order. */
  List<String> needs(Instruction instruction);

  /** Whether an instruction's function is told how many numbers it is given. */
  boolean counted(Instruction instruction);

  /** Writes constants and memory; {@code SCORES} is where the scores will be. */
  void data(Source out) throws IOException;

  Scores scores();

  /** What its program checks itself by. */
  Golden golden();

  /** What comes after the function of all instructions: how sums become scores. */
  default void end(Source out) throws IOException {}

  /** Floats as they are written in C. */
  static Stream<String> floats(float[] values) {
    return IntStream.range(0, values.length).mapToObj(i -> Literals.number(values[i]) + "f");
  }
}
