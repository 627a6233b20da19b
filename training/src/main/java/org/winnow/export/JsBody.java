package org.winnow.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import org.winnow.training.Scores;

/** What differs between a network in JavaScript in floats and one in 8-bit numbers. */
interface JsBody {
  List<Instruction> instructions();

  /** The name of the file that has an instruction's function. */
  String kernel(Instruction instruction);

  /** Files that have what an instruction's function calls. */
  List<String> needs(Instruction instruction);

  /** Writes constants and memory; {@code SCORES} is where the scores will be. */
  void data(Source out) throws IOException;

  Scores scores();

  /** What it checks itself by. */
  Golden golden();

  /** What comes after the last instruction: how sums become scores. */
  default void end(Source out) throws IOException {}

  /** As {@code floats('…')} of the module's head. */
  static String floats(float[] values) {
    for (float value : values) {
      Literals.number(value);
    }
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return "floats('" + base64(bytes.array()) + "')";
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
